package dev.witloof.codegen.emit;

import dev.witloof.component.abi.ResourceSlots;
import dev.witloof.component.type.ResourceType;
import dev.witloof.component.type.ValueType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The numbers of resource types within one function, or the parameters that stand for them in a conversion. */
final class Slots {
    private final Map<ResourceType, String> names = new HashMap<>();

    private Slots() {}

    /** The slots of a function: numbers. */
    static Slots numbers(List<ResourceType> resources) {
        Slots slots = new Slots();
        for (int i = 0; i < resources.size(); i++) {
            slots.names.put(resources.get(i), Integer.toString(i));
        }
        return slots;
    }

    /** The slots of a conversion: its parameters {@code slot0}, {@code slot1} ... */
    static Slots parameters(ValueType type) {
        Slots slots = new Slots();
        List<String> names = parameterNames(type);
        List<ResourceType> resources = ResourceSlots.of(type);
        for (int i = 0; i < names.size(); i++) {
            slots.names.put(resources.get(i), names.get(i));
        }
        return slots;
    }

    /** The names of a conversion's parameters for slots. */
    static List<String> parameterNames(ValueType type) {
        List<String> names = new ArrayList<>();
        for (int i = 0; i < ResourceSlots.of(type).size(); i++) {
            names.add("slot" + i);
        }
        return names;
    }

    String of(ResourceType resource) {
        String name = names.get(resource);
        if (name == null) {
            throw new IllegalArgumentException("no slot for " + resource);
        }
        return name;
    }

    /** The arguments for a conversion's parameters, each after a comma. */
    String arguments(ValueType type) {
        StringBuilder arguments = new StringBuilder();
        ResourceSlots.of(type).forEach(resource -> arguments.append(", ").append(of(resource)));
        return arguments.toString();
    }
}
