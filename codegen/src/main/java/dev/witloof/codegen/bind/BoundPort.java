package dev.witloof.codegen.bind;

import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.Stability;
import java.util.Optional;

/**
 * An interface that a world imports or exports.
 *
 * @param componentName the name that a component has for it
 * @param getter the name of the Java method that gives it
 * @param home where its Java stands
 * @param hasFunctions whether there is anything to implement; otherwise there is no Java method
 * @param docs the documentation of the statement, or else of the interface
 * @param stability what the gates of the statement say
 * @param externalId the name that the statement gives it for the outside world
 * @param wit the interface
 */
public record BoundPort(
        String componentName,
        String getter,
        JavaHome home,
        boolean hasFunctions,
        Optional<String> docs,
        Stability stability,
        Optional<String> externalId,
        Interface wit) {}
