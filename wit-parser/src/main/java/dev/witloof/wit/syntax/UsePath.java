package dev.witloof.wit.syntax;

import java.util.Optional;

/**
 * A path to an interface or world: {@code name}, or {@code ns:pkg/name@version}.
 *
 * @param pkg the package, or nothing for a name of the file or its package
 * @param name the interface or world
 */
public record UsePath(Optional<PackageRef> pkg, Id name) {}
