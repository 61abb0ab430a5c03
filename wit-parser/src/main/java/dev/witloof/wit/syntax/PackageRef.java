package dev.witloof.wit.syntax;

import dev.witloof.component.type.Version;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.model.PackageName;
import java.util.Optional;

/**
 * A package's name where it stands in a file.
 *
 * @param namespace what stands before the colon
 * @param name what stands after it
 * @param version the version, if there is one; in a path it stands after the interface
 * @param span the place of namespace and name
 */
public record PackageRef(Id namespace, Id name, Optional<Version> version, Span span) {

    /**
     * Returns the name without its place.
     *
     * @return the package's name
     */
    public PackageName packageName() {
        return new PackageName(namespace.text(), name.text(), version);
    }
}
