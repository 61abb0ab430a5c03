package dev.witloof.runtime.link;

import dev.witloof.component.type.InterfaceType;
import dev.witloof.component.type.TypeText;
import dev.witloof.runtime.abi.InterfaceAdapter;
import dev.witloof.runtime.abi.WorldAdapter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An import or export of a world, with the types that its generated code was made for.
 *
 * @param index its place among the world's imports, or exports
 * @param name its name; empty for the functions that stand directly in the world
 * @param adapter its generated code
 * @param type the types
 */
record Port(int index, String name, InterfaceAdapter<?> adapter, InterfaceType type) {
    static List<Port> of(List<WorldAdapter.Port> ports) {
        List<Port> all = new ArrayList<>();
        for (WorldAdapter.Port port : ports) {
            InterfaceType type = TypeText.parseInterface(port.adapter().text().toArray(String[]::new));
            all.add(new Port(all.size(), port.name(), port.adapter(), type));
        }
        return List.copyOf(all);
    }

    /** The port that a name of the other side matches: of the same name, or else the newest on its version's track. */
    static Optional<Port> find(List<Port> ports, String name) {
        List<String> names = ports.stream().map(Port::name).toList();
        return PortNames.match(names, name).map(match -> ports.get(names.indexOf(match)));
    }

    int functionIndex(String function) {
        int index = 0;
        for (String each : type.functions().keySet()) {
            if (each.equals(function)) {
                return index;
            }
            index++;
        }
        throw new IllegalArgumentException("interface " + name + " has no function " + function);
    }
}
