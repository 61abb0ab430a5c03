package dev.witloof.wit.resolve;

import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import java.util.IdentityHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which interfaces an interface takes types from, worked out once for each. */
final class InterfaceUses {

    private final IdentityHashMap<Interface, List<Interface>> known = new IdentityHashMap<>();

    /** The interfaces that an interface uses, in the order in which it first does. */
    List<Interface> of(Interface user) {
        return known.computeIfAbsent(user, InterfaceUses::find);
    }

    private static List<Interface> find(Interface user) {
        Set<Interface> used = new LinkedHashSet<>();
        for (TypeDef type : user.types().values()) {
            source(type).filter(source -> source != user).ifPresent(used::add);
        }
        return List.copyOf(used);
    }

    /** The interface that a type is used from, if it is: an alias of a type that already has an owner. */
    static Optional<Interface> source(TypeDef type) {
        return type.kind() instanceof TypeDefKind.Alias alias && alias.type() instanceof TypeDef original
                ? original.owner().filter(Interface.class::isInstance).map(Interface.class::cast)
                : Optional.empty();
    }
}
