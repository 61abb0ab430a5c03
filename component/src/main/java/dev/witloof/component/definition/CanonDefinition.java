package dev.witloof.component.definition;

import dev.witloof.component.type.FunctionType;
import dev.witloof.component.type.ResourceType;
import dev.witloof.component.type.ValueType;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A function made by the canonical ABI (CanonicalABI.md, "Canonical Definitions"); {@link Lift} appends to
 * {@link Sort#FUNCTION}, all others to {@link Sort#CORE_FUNCTION}.
 */
public sealed interface CanonDefinition extends Definition {
    /**
     * A core function made into a component function.
     *
     * @param offset where the definition starts in the file
     * @param function index of the core function
     * @param options the options
     * @param type the type of the component function
     */
    record Lift(int offset, int function, CanonicalOptions options, FunctionType type) implements CanonDefinition {
        @Override
        public <R> R accept(DefinitionVisitor<R> visitor) {
            return visitor.visitLift(this);
        }
    }

    /**
     * A component function made into a core function.
     *
     * @param offset where the definition starts in the file
     * @param function index of the component function
     * @param options the options
     * @param type the type of the component function
     */
    record Lower(int offset, int function, CanonicalOptions options, FunctionType type) implements CanonDefinition {
        @Override
        public <R> R accept(DefinitionVisitor<R> visitor) {
            return visitor.visitLower(this);
        }
    }

    /**
     * {@code resource.new}: makes an owning handle from a representation.
     *
     * @param offset where the definition starts in the file
     * @param resource a resource type that this component defines
     */
    record ResourceNew(int offset, ResourceType resource) implements CanonDefinition {
        @Override
        public <R> R accept(DefinitionVisitor<R> visitor) {
            return visitor.visitResourceNew(this);
        }
    }

    /**
     * {@code resource.drop}: ends a handle.
     *
     * @param offset where the definition starts in the file
     * @param resource any resource type
     */
    record ResourceDrop(int offset, ResourceType resource) implements CanonDefinition {
        @Override
        public <R> R accept(DefinitionVisitor<R> visitor) {
            return visitor.visitResourceDrop(this);
        }
    }

    /**
     * {@code resource.rep}: gives the representation behind a handle.
     *
     * @param offset where the definition starts in the file
     * @param resource a resource type that this component defines
     */
    record ResourceRep(int offset, ResourceType resource) implements CanonDefinition {
        @Override
        public <R> R accept(DefinitionVisitor<R> visitor) {
            return visitor.visitResourceRep(this);
        }
    }

    /**
     * A builtin of the asynchronous or the threaded part of the component model.
     *
     * @param offset where the definition starts in the file
     * @param builtin which one
     * @param flag whether its {@code async}, {@code cancellable} or {@code shared} immediate is set
     * @param options the options; a lone memory immediate stands there too
     * @param type the type immediate, or the result of {@code task.return}
     * @param coreType index of the core function type immediate
     * @param table index of the core table immediate
     * @param slot the slot immediate of {@code context.get} and {@code context.set}
     */
    record Builtin(
            int offset,
            CanonBuiltin builtin,
            boolean flag,
            CanonicalOptions options,
            Optional<ValueType> type,
            OptionalInt coreType,
            OptionalInt table,
            OptionalInt slot)
            implements CanonDefinition {
        @Override
        public <R> R accept(DefinitionVisitor<R> visitor) {
            return visitor.visitBuiltin(this);
        }
    }
}
