package dev.witloof.wit.model;

import dev.witloof.component.type.Version;
import java.util.Optional;

/**
 * The name of a WIT package, such as {@code wasi:messaging@0.2.0-draft}.
 *
 * @param namespace what stands before the colon
 * @param name what stands after it
 * @param version the version, where there is one; packages that differ only in it are different packages
 */
public record PackageName(String namespace, String name, Optional<Version> version) {

    /**
     * Returns the name without its version.
     *
     * @return such as {@code wasi:messaging}
     */
    public String unversioned() {
        return namespace + ":" + name;
    }

    /**
     * Returns the identity of an interface or world of this package (component model, {@code interfacename}).
     *
     * @param item the name of the interface or world
     * @return such as {@code wasi:messaging/types@0.2.0-draft}
     */
    public String id(String item) {
        return unversioned() + "/" + item + suffix();
    }

    private String suffix() {
        return version.map(v -> "@" + v).orElse("");
    }

    /**
     * Returns the name as WIT writes it.
     *
     * @return such as {@code wasi:messaging@0.2.0-draft}
     */
    @Override
    public String toString() {
        return unversioned() + suffix();
    }
}
