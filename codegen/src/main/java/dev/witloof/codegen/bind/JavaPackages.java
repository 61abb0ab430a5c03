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

/**
 * The Java packages of WIT packages. Two WIT packages never share one: that is found here, and reported with the mapping to
 * write.
 */
final class JavaPackages {
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
        if (other != null && !other.equals(name)) {
            clash(java, other, name);
        }
        return java;
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
