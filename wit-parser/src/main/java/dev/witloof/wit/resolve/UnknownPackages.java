package dev.witloof.wit.resolve;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.Similar;
import dev.witloof.wit.model.PackageName;
import dev.witloof.wit.syntax.PackageRef;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Words for packages that were not given. */
final class UnknownPackages {

    private UnknownPackages() {}

    static Diagnostic diagnostic(PackageRef ref, Collection<PackageName> known) {
        PackageName name = ref.packageName();
        Diagnostic diagnostic =
                Diagnostic.error(DiagnosticCode.UNKNOWN_PACKAGE, ref.span(), "package `" + name + "` was not found");
        List<PackageName> otherVersions = known.stream()
                .filter(other -> other.unversioned().equals(name.unversioned()))
                .toList();
        if (!otherVersions.isEmpty()) {
            String versions = otherVersions.stream().map(p -> "`" + p + "`").collect(Collectors.joining(", "));
            return diagnostic.help("there is " + versions + "; a path names the version after the interface"
                    + " or world, as in `" + otherVersions.get(0).id("...") + "`");
        }
        Optional<String> similar = Similar.hint(
                name.toString(), known.stream().map(PackageName::toString).toList());
        return diagnostic
                .help(similar)
                .help("put its files into the folder `deps/" + name.name() + "` beside those of the root package, or"
                        + " a single file into `deps`, and name the folder of the root package instead of a file");
    }
}
