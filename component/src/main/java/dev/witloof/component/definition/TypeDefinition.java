package dev.witloof.component.definition;

import java.util.OptionalInt;

/**
 * A type; appends to {@link Sort#TYPE}. The definition of a resource introduces its resource type: a new one for each
 * instance of the component.
 *
 * @param offset where the definition starts in the file
 * @param type the type; a {@link DefinedType.Resource} for the definition of a resource
 * @param destructor index of the core function that a resource's destruction calls with its representation, if it has one;
 *     always empty for other types
 */
public record TypeDefinition(int offset, DefinedType type, OptionalInt destructor) implements Definition {
    @Override
    public <R> R accept(DefinitionVisitor<R> visitor) {
        return visitor.visitType(this);
    }
}
