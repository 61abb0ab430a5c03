package dev.witloof.codegen.bind;

import dev.witloof.codegen.GenerationOptions;
import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.model.PackageName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The Java packages of WIT packages. Two WIT packages never share one: that is found here, and reported with the mapping to
 * write.
 */
final class JavaPackages {
    /** Folders have names of 255 bytes at the most, of which class files need none. */
    private static final int LONGEST = 255;

    private final GenerationOptions options;
    private final Map<String, PackageName> taken = new LinkedHashMap<>();
    private final List<Diagnostic> found = new ArrayList<>();

    JavaPackages(GenerationOptions options) {
        this.options = options;
    }

    /** Returns the packages that clash. */
    List<Diagnostic> found() {
        return List.copyOf(found);
    }

    /** Returns the Java package that the options map a WIT package to, if they do. */
    Optional<String> mapped(PackageName name) {
        String exact = options.packages().get(name.toString());
        return Optional.ofNullable(exact != null ? exact : options.packages().get(name.unversioned()));
    }

    /** Returns the Java package of a WIT package, which is then taken. */
    String of(PackageName name) {
        String java = mapped(name).orElseGet(() -> standard(name));
        PackageName other = taken.putIfAbsent(java, name);
        if (other == null) {
            check(java, name);
        } else if (!other.equals(name)) {
            clash(java, other, name);
        }
        return java;
    }

    /** Packages are folders, and those of {@code java} belong to the platform. */
    private void check(String java, PackageName name) {
        if (Stream.of(java.split("\\.")).anyMatch(part -> part.length() > LONGEST)) {
            found.add(Diagnostic.error(
                            DiagnosticCode.LIMIT,
                            "the Java package of the WIT package `" + name + "` would have a part of more than "
                                    + LONGEST + " characters")
                    .help("map it to another Java package"));
        }
        if (java.equals("java") || java.startsWith("java.")) {
            found.add(Diagnostic.error(
                            DiagnosticCode.PACKAGE_MAPPING,
                            "the WIT package `" + name + "` would stand in the Java package `" + java
                                    + "`, and only the Java platform may have packages below `java`")
                    .help("choose a base package, or map `" + name + "` to another Java package"));
        }
    }

    private String standard(PackageName name) {
        String own = Names.packagePart(name.namespace()) + "." + Names.packagePart(name.name());
        return options.basePackage().isEmpty() ? own : options.basePackage() + "." + own;
    }

    private void clash(String java, PackageName first, PackageName second) {
        Diagnostic clash = Diagnostic.error(
                        DiagnosticCode.PACKAGE_MAPPING,
                        "the WIT packages `" + first + "` and `" + second + "` would both stand in the Java package `"
                                + java + "`")
                .help("map one of them to another Java package, such as `" + second + "` to `"
                        + suggestion(java, second) + "`");
        if (!found.contains(clash)) {
            found.add(clash);
        }
    }

    private static String suggestion(String java, PackageName name) {
        String version = name.version().map(Object::toString).orElse("other");
        return java + "_" + version.replaceAll("[^0-9A-Za-z]", "_");
    }
}
