package dev.witloof.component.type;

import java.util.Locale;
import java.util.Optional;

/**
 * The name of an interface of a package, such as {@code wasi:io/streams@0.2.6} (Explainer.md, "Import and Export Definitions").
 *
 * @param namespace the namespace of the package, such as {@code wasi}
 * @param packageName the name of the package, such as {@code io}
 * @param interfaceName the name of the interface, such as {@code streams}
 * @param version the version of the package
 */
public record InterfaceName(String namespace, String packageName, String interfaceName, Optional<Version> version) {
    /**
     * Checks the names.
     *
     * @param namespace the namespace of the package
     * @param packageName the name of the package
     * @param interfaceName the name of the interface
     * @param version the version of the package
     * @throws IllegalArgumentException if a name is not in kebab case, or that of the package or its namespace has upper
     *     case letters
     */
    public InterfaceName {
        requireLowerCase("namespace", namespace);
        requireLowerCase("package", packageName);
        Labels.check("interface", interfaceName);
    }

    /**
     * Parses a name.
     *
     * @param text for example {@code wasi:io/streams@0.2.6}; the version may be absent
     * @return the name
     * @throws IllegalArgumentException if the text is no such name; names of nested namespaces and packages are not supported
     */
    public static InterfaceName parse(String text) {
        int colon = text.indexOf(':');
        int slash = text.indexOf('/', colon + 1);
        if (colon < 0 || slash < 0) {
            throw new IllegalArgumentException("the name of an interface is like `wasi:io/streams@0.2.6`; `"
                    + Labels.abbreviate(text) + "` is not");
        }
        int at = text.indexOf('@', slash + 1);
        return new InterfaceName(
                text.substring(0, colon),
                text.substring(colon + 1, slash),
                at < 0 ? text.substring(slash + 1) : text.substring(slash + 1, at),
                at < 0 ? Optional.empty() : Optional.of(Version.parse(text.substring(at + 1))));
    }

    /**
     * The name with the track of its version in place of the version: two names with the same key may stand for each other,
     * as other implementations of the component model have it, and the one with the higher version is the better offer.
     *
     * @return for example {@code wasi:io/streams@0.2} for {@code wasi:io/streams@0.2.6}; the whole name if its version is a
     *     prerelease or {@code 0.0.x}, or it has none
     * @see Version#track()
     */
    public String track() {
        return name() + version.map(each -> "@" + each.track()).orElse("");
    }

    /**
     * The name as text.
     *
     * @return what {@link #parse} takes
     */
    @Override
    public String toString() {
        return name() + version.map(each -> "@" + each).orElse("");
    }

    private String name() {
        return namespace + ":" + packageName + "/" + interfaceName;
    }

    private static void requireLowerCase(String what, String name) {
        Labels.check(what, name);
        if (!name.equals(name.toLowerCase(Locale.ROOT))) {
            throw new IllegalArgumentException(
                    "the name of a " + what + " is in lower case; `" + Labels.abbreviate(name) + "` is not");
        }
    }
}
