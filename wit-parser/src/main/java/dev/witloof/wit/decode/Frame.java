package dev.witloof.wit.decode;

import dev.witloof.component.definition.Sort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The index spaces of a component, or of the type of a component or instance, as far as they are filled. */
final class Frame {
    private final Optional<Frame> outer;
    private final List<TypeNode> types = new ArrayList<>();
    private final List<Item> functions = new ArrayList<>();
    private final List<Item.Instance> instances = new ArrayList<>();
    private final List<Item> components = new ArrayList<>();

    Frame(Optional<Frame> outer) {
        this.outer = outer;
    }

    /** The frame that an outer alias goes to. */
    Frame outward(int count) {
        Frame frame = this;
        for (int i = 0; i < count; i++) {
            frame = frame.outer.orElseThrow();
        }
        return frame;
    }

    /** Gives an item the next index of its sort. Core modules and values have none here. */
    void add(Item item) {
        if (item instanceof Item.Type type) {
            types.add(type.node());
        } else if (item instanceof Item.Function function) {
            functions.add(function);
        } else if (item instanceof Item.Instance instance) {
            instances.add(instance);
        } else if (item instanceof Item.Component || item instanceof Item.ComponentType) {
            components.add(item);
        }
    }

    /** The item of an index. */
    Item get(Sort sort, int index) {
        return switch (sort) {
            case TYPE -> new Item.Type(types.get(index));
            case FUNCTION -> functions.get(index);
            case INSTANCE -> instances.get(index);
            case COMPONENT -> components.get(index);
            case VALUE -> new Item.Other("a value");
            case CORE_FUNCTION, CORE_TABLE, CORE_MEMORY, CORE_GLOBAL, CORE_TAG, CORE_TYPE, CORE_MODULE, CORE_INSTANCE ->
                new Item.Other("a " + sort);
        };
    }

    TypeNode type(int index) {
        return types.get(index);
    }

    Item.Instance instance(int index) {
        return instances.get(index);
    }
}
