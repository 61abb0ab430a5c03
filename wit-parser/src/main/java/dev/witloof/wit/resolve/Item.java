package dev.witloof.wit.resolve;

import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.Stability;
import dev.witloof.wit.model.World;
import java.util.Map;
import java.util.Optional;

/** What a name means within a package. */
sealed interface Item {

    /** Stands for the gate of what could not be resolved: it is there, so that nothing more is said about it. */
    Gate OPEN = new Gate(Stability.UNKNOWN, true, Optional.empty());

    /** The place of the name. */
    Span span();

    /** What its attributes come to. */
    Gate gate();

    /** Whether the item is there, with the features that are asked for. */
    default boolean enabled() {
        return gate().enabled();
    }

    /**
     * An interface.
     *
     * @param model what it is, unless it is gated out or broken
     * @param members its names, those that are gated out included
     * @param gate what its attributes come to
     * @param broken whether a message has been given about it, so that nothing more is to be said
     * @param span the place of its name
     */
    record InterfaceItem(Optional<Interface> model, Map<String, Member> members, Gate gate, boolean broken, Span span)
            implements Item {

        static InterfaceItem broken(Span span) {
            return new InterfaceItem(Optional.empty(), Map.of(), OPEN, true, span);
        }
    }

    /**
     * A world.
     *
     * @param model what it is, unless it is gated out or broken
     * @param gate what its attributes come to
     * @param span the place of its name
     */
    record WorldItem(Optional<World> model, Gate gate, Span span) implements Item {

        static WorldItem broken(Span span) {
            return new WorldItem(Optional.empty(), OPEN, span);
        }
    }
}
