package dev.witloof.it.spec;

import dev.witloof.component.definition.CanonDefinition;
import dev.witloof.component.definition.ComponentDefinition;
import dev.witloof.component.definition.Definition;
import java.util.Optional;

/** Finds out whether a component needs the asynchronous part of the component model, which the runtime does not run yet. */
final class AsyncUse {
    private AsyncUse() {}

    /** The first thing that needs it, in the component or in one within. */
    static Optional<String> in(ComponentDefinition component) {
        return component.definitions().stream()
                .map(AsyncUse::in)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<String> in(Definition definition) {
        if (definition instanceof ComponentDefinition nested) {
            return in(nested);
        } else if (definition instanceof CanonDefinition.Builtin builtin) {
            return Optional.of(builtin.builtin().text());
        } else if (definition instanceof CanonDefinition.Lift lift
                && lift.options().async()) {
            return Optional.of("an async lift");
        } else if (definition instanceof CanonDefinition.Lower lower
                && lower.options().async()) {
            return Optional.of("an async lower");
        }
        return Optional.empty();
    }
}
