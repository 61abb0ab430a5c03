package dev.witloof.wit.syntax;

import java.util.Optional;

/**
 * {@code package ns:name@version}.
 *
 * @param name the package's name
 * @param docs the text of its documentation comments, lines separated by {@code \n}
 */
public record PackageDeclaration(PackageRef name, Optional<String> docs) {}
