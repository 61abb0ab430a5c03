package dev.witloof.codegen.job;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.ResolveException;
import dev.witloof.wit.model.Resolve;
import dev.witloof.wit.model.World;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the worlds that an input asks for. */
record WorldChoice(Resolve resolve, WitInput wit) {

    /** The worlds, each once; none if the package has only interfaces and no world was named. */
    List<World> worlds() throws ResolveException {
        boolean onlyInterfaces = resolve.rootPackage().worlds().isEmpty()
                && !resolve.rootPackage().interfaces().isEmpty();
        if (wit.worlds().isEmpty() && !wit.allWorlds()) {
            return onlyInterfaces ? List.of() : List.of(resolve.selectWorld(Optional.empty()));
        }
        Set<World> worlds = new LinkedHashSet<>();
        if (wit.allWorlds()) {
            worlds.addAll(resolve.rootPackage().worlds().values());
        }
        worlds.addAll(named());
        return worlds.isEmpty() && !onlyInterfaces
                ? List.of(resolve.selectWorld(Optional.empty()))
                : List.copyOf(worlds);
    }

    private List<World> named() throws ResolveException {
        List<World> found = new ArrayList<>();
        List<Diagnostic> problems = new ArrayList<>();
        for (String name : wit.worlds()) {
            try {
                found.add(resolve.selectWorld(Optional.of(name)));
            } catch (ResolveException e) {
                problems.addAll(e.diagnostics());
            }
        }
        if (!problems.isEmpty()) {
            throw new ResolveException(problems);
        }
        return found;
    }
}
