package dev.witloof.wit.model;

import dev.witloof.component.type.Version;
import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.ResolveException;
import dev.witloof.wit.diagnostic.Similar;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Finds the world that a user names, see {@link Resolve#selectWorld}. */
final class WorldSelection {

    private final Resolve resolve;

    WorldSelection(Resolve resolve) {
        this.resolve = resolve;
    }

    World select(Optional<String> name) throws ResolveException {
        if (name.isEmpty()) {
            return onlyWorld(resolve.rootPackage());
        }
        String text = name.get();
        int slash = text.indexOf('/');
        return slash < 0
                ? worldOf(resolve.rootPackage(), text)
                : qualified(text, text.substring(0, slash), text.substring(slash + 1));
    }

    private World onlyWorld(WitPackage wit) throws ResolveException {
        if (wit.worlds().size() == 1) {
            return wit.worlds().values().iterator().next();
        }
        if (wit.worlds().isEmpty()) {
            throw failure("package `" + wit.name() + "` has no world", Optional.empty());
        }
        throw failure(
                "package `" + wit.name() + "` has " + wit.worlds().size() + " worlds, and none was named",
                Optional.of("name one of " + names(wit)));
    }

    private World worldOf(WitPackage wit, String name) throws ResolveException {
        World world = wit.worlds().get(name);
        if (world == null) {
            Optional<String> similar = Similar.hint(name, wit.worlds().keySet());
            throw failure(
                    "package `" + wit.name() + "` has no world `" + name + "`",
                    similar.isPresent() || wit.worlds().isEmpty() ? similar : Optional.of("it has " + names(wit)));
        }
        return world;
    }

    private World qualified(String text, String packageName, String rest) throws ResolveException {
        int at = rest.indexOf('@');
        String world = at < 0 ? rest : rest.substring(0, at);
        Optional<String> version = at < 0 ? Optional.empty() : Optional.of(rest.substring(at + 1));
        List<WitPackage> candidates = resolve.packages().values().stream()
                .filter(wit -> wit.name().unversioned().equals(packageName))
                .toList();
        List<WitPackage> matches = candidates.stream()
                .filter(wit ->
                        version.isEmpty() || version.equals(wit.name().version().map(Version::toString)))
                .toList();
        if (matches.size() == 1) {
            return worldOf(matches.get(0), world);
        }
        Optional<WitPackage> unversioned =
                matches.stream().filter(wit -> wit.name().version().isEmpty()).findFirst();
        if (unversioned.isPresent()) {
            return worldOf(unversioned.get(), world);
        }
        if (matches.isEmpty()) {
            List<WitPackage> known =
                    candidates.isEmpty() ? List.copyOf(resolve.packages().values()) : candidates;
            throw failure("no package for world `" + text + "`", Optional.of("there is " + list(known)));
        }
        throw failure(
                "world `" + text + "` is one of several packages",
                Optional.of("add a version: there is " + list(matches)));
    }

    private static String list(List<WitPackage> packages) {
        return packages.stream().map(wit -> "`" + wit.name() + "`").collect(Collectors.joining(", "));
    }

    private static String names(WitPackage wit) {
        return wit.worlds().keySet().stream().map(name -> "`" + name + "`").collect(Collectors.joining(", "));
    }

    private static ResolveException failure(String message, Optional<String> hint) {
        return new ResolveException(List.of(
                Diagnostic.error(DiagnosticCode.WORLD_SELECTION, message).help(hint)));
    }
}
