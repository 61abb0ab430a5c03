package dev.witloof.codegen;

import java.util.Optional;

/** The version of this generator, as its jar states it. */
final class GeneratorVersion {
    /** The version, or {@code development} where the classes come from no jar. */
    static final String CURRENT = Optional.ofNullable(GeneratorVersion.class.getPackage())
            .map(Package::getImplementationVersion)
            .orElse("development");

    private GeneratorVersion() {}
}
