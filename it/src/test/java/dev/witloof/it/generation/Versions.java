package dev.witloof.it.generation;

import dev.witloof.codegen.GenerationOptions;
import dev.witloof.wit.model.PackageName;
import dev.witloof.wit.model.Resolve;

/** The options for any model: where it has several versions of a package, each has a Java package of its own. */
public final class Versions {
    private Versions() {}

    /**
     * Makes the options.
     *
     * @param basePackage the Java package of all others
     */
    public static GenerationOptions apart(Resolve resolve, String basePackage) {
        GenerationOptions options = GenerationOptions.of(basePackage);
        int number = 0;
        for (PackageName name : resolve.packages().keySet()) {
            boolean several = resolve.packages().keySet().stream()
                    .anyMatch(other -> !other.equals(name)
                            && other.namespace().equals(name.namespace())
                            && other.name().equals(name.name()));
            if (several) {
                options = options.withPackage(name.toString(), basePackage + ".versions.v" + number++);
            }
        }
        return options;
    }
}
