package dev.witloof.wit.syntax;

import dev.witloof.wit.diagnostic.Span;
import java.util.Optional;

/**
 * {@code package ns:name@version}.
 *
 * @param name the package's name
 * @param docs the text of its documentation comments, lines separated by {@code \n}
 * @param docsSpan the place of the first of them
 */
public record PackageDeclaration(PackageRef name, Optional<String> docs, Optional<Span> docsSpan) {}
