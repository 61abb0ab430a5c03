package dev.witloof.component.definition;

import dev.witloof.component.type.FunctionType;
import dev.witloof.component.type.ResourceType;
import dev.witloof.component.type.ValueType;

/** What an index of the type index space stands for (Binary.md, {@code deftype}). */
public sealed interface DefinedType {
    /**
     * A value type.
     *
     * @param type the type
     */
    record Value(ValueType type) implements DefinedType {}

    /**
     * The type of a function.
     *
     * @param type the type
     */
    record Function(FunctionType type) implements DefinedType {}

    /**
     * A resource type.
     *
     * @param type the type
     */
    record Resource(ResourceType type) implements DefinedType {}

    /**
     * The type of an instance.
     *
     * @param type the type
     */
    record Instance(InstanceType type) implements DefinedType {}

    /**
     * The type of a component.
     *
     * @param type the type
     */
    record Component(ComponentType type) implements DefinedType {}
}
