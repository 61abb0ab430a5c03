package dev.witloof.component.definition;

import dev.witloof.component.type.FunctionType;
import java.util.List;

/**
 * A component: its definitions in order, and the static types of what they define. Nested components are definitions too, and
 * append to {@link Sort#COMPONENT}. Immutable; equals only itself.
 */
public final class ComponentDefinition implements Definition {
    private final int offset;
    private final List<Definition> definitions;
    private final List<CustomSection> customSections;
    private final ComponentType type;
    private final StaticTypes types;

    /**
     * A component of the given parts.
     *
     * @param offset where the component starts in the file
     * @param definitions the definitions, in order
     * @param customSections the custom sections, in order
     * @param type the component's own type
     * @param types the types of what the definitions define
     */
    public ComponentDefinition(
            int offset,
            List<Definition> definitions,
            List<CustomSection> customSections,
            ComponentType type,
            StaticTypes types) {
        this.offset = offset;
        this.definitions = List.copyOf(definitions);
        this.customSections = List.copyOf(customSections);
        this.type = type;
        this.types = types;
    }

    @Override
    public int offset() {
        return offset;
    }

    /**
     * The definitions, in the order in which they are carried out.
     *
     * @return an unmodifiable list
     */
    public List<Definition> definitions() {
        return definitions;
    }

    /**
     * The custom sections, in order.
     *
     * @return an unmodifiable list
     */
    public List<CustomSection> customSections() {
        return customSections;
    }

    /**
     * What the component imports and exports.
     *
     * @return the component's type
     */
    public ComponentType type() {
        return type;
    }

    /**
     * The types of what the definitions define, by index.
     *
     * @return one list for each index space that has static types
     */
    public StaticTypes types() {
        return types;
    }

    @Override
    public <R> R accept(DefinitionVisitor<R> visitor) {
        return visitor.visitComponent(this);
    }

    /**
     * The static types of what a component's definitions define: element {@code i} of a list belongs to index {@code i} of
     * its sort.
     *
     * @param types what the indices of types stand for
     * @param functions the types of the functions
     * @param instances the types of the instances
     * @param components the types of the components
     */
    public record StaticTypes(
            List<DefinedType> types,
            List<FunctionType> functions,
            List<InstanceType> instances,
            List<ComponentType> components) {
        /**
         * Copies the lists.
         *
         * @param types what the indices of types stand for
         * @param functions the types of the functions
         * @param instances the types of the instances
         * @param components the types of the components
         */
        public StaticTypes {
            types = List.copyOf(types);
            functions = List.copyOf(functions);
            instances = List.copyOf(instances);
            components = List.copyOf(components);
        }
    }
}
