package dev.witloof.codegen.bind;

import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import dev.witloof.wit.model.World;
import dev.witloof.wit.model.WorldItem;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Set;

/** Collects the interfaces of packages that a generation needs: each after those whose types it uses. */
final class NeededInterfaces {
    private final Set<Interface> needed = new LinkedHashSet<>();

    /** Returns what was collected, in order. */
    Set<Interface> collected() {
        return needed;
    }

    void add(World world) {
        world.imports().values().forEach(this::add);
        world.exports().values().forEach(this::add);
    }

    private void add(WorldItem item) {
        if (item instanceof WorldItem.InterfaceItem each) {
            add(each.type());
        } else if (item instanceof WorldItem.TypeItem each) {
            addOwner(each.type());
        }
    }

    void add(Interface each) {
        if (needed.contains(each)) {
            return;
        }
        addUsed(each.types().values());
        if (each.name().isPresent()) {
            needed.add(each);
        }
    }

    private void addUsed(Collection<TypeDef> types) {
        types.forEach(this::addOwner);
    }

    /** Follows one step of a {@code use}; the interface it leads to adds those further along. */
    private void addOwner(TypeDef def) {
        if (def.kind() instanceof TypeDefKind.Alias alias
                && alias.type() instanceof TypeDef target
                && target.owner().isPresent()
                && target.owner().get() != def.owner().orElse(null)
                && target.owner().get() instanceof Interface used) {
            add(used);
        }
    }
}
