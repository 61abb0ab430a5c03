package dev.witloof.codegen.bind;

import dev.witloof.component.type.BorrowType;
import dev.witloof.component.type.EnumType;
import dev.witloof.component.type.FixedListType;
import dev.witloof.component.type.FlagsType;
import dev.witloof.component.type.FunctionType;
import dev.witloof.component.type.FutureType;
import dev.witloof.component.type.ListType;
import dev.witloof.component.type.MapType;
import dev.witloof.component.type.OptionType;
import dev.witloof.component.type.OwnType;
import dev.witloof.component.type.PrimitiveType;
import dev.witloof.component.type.RecordType;
import dev.witloof.component.type.ResourceType;
import dev.witloof.component.type.ResultType;
import dev.witloof.component.type.StreamType;
import dev.witloof.component.type.TupleType;
import dev.witloof.component.type.ValueType;
import dev.witloof.component.type.VariantType;
import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.Primitive;
import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import dev.witloof.wit.model.TypeDefKindVisitor;
import dev.witloof.wit.model.TypeOwner;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The translation of WIT's types into those of the component model.
 *
 * <p>A definition is translated once, so what WIT shares stays shared. Not safe for use by several threads.
 */
public final class ComponentTypes {
    private final Map<TypeDef, ValueType> values = new HashMap<>();
    private final Map<TypeDef, ResourceType> resources = new HashMap<>();
    private final Translator translator = new Translator();

    /** Makes a translation that has met no type yet. */
    public ComponentTypes() {}

    /**
     * Translates a function's type.
     *
     * @param function the function
     * @return its type
     * @throws IllegalArgumentException if the component model has no such type, such as a record without fields
     */
    public FunctionType function(Function function) {
        List<FunctionType.Parameter> parameters = function.params().stream()
                .map(each -> new FunctionType.Parameter(each.name(), value(each.type())))
                .toList();
        return new FunctionType(parameters, function.result().map(this::value), function.async());
    }

    /**
     * Translates the type of a value.
     *
     * @param type the type
     * @return the same type in the component model
     * @throws IllegalArgumentException if the component model has no such type
     */
    public ValueType value(Type type) {
        if (type instanceof Primitive primitive) {
            return PrimitiveType.valueOf(primitive.name());
        }
        TypeDef def = (TypeDef) type;
        ValueType known = values.get(def);
        if (known == null) {
            known = def.kind().accept(translator);
            values.put(def, known);
        }
        return known;
    }

    /**
     * Returns the type of a resource.
     *
     * @param def the resource's definition, or an alias of it
     * @return its type, always the same object
     */
    public ResourceType resource(TypeDef def) {
        TypeDef resource = def.dealias();
        return resources.computeIfAbsent(
                resource,
                each -> new ResourceType(interfaceId(each), each.name().orElseThrow()));
    }

    private static Optional<String> interfaceId(TypeDef def) {
        TypeOwner owner = def.owner().orElseThrow();
        return owner instanceof Interface each ? each.id() : Optional.empty();
    }

    private final class Translator implements TypeDefKindVisitor<ValueType> {
        @Override
        public ValueType record(TypeDefKind.Record kind) {
            return new RecordType(kind.fields().stream()
                    .map(each -> new RecordType.Field(each.name(), value(each.type())))
                    .toList());
        }

        @Override
        public ValueType resource(TypeDefKind.Resource kind) {
            throw new IllegalArgumentException("a resource is no value; handles to it are");
        }

        @Override
        public ValueType own(TypeDefKind.Own kind) {
            return new OwnType(ComponentTypes.this.resource(kind.resource()));
        }

        @Override
        public ValueType borrow(TypeDefKind.Borrow kind) {
            return new BorrowType(ComponentTypes.this.resource(kind.resource()));
        }

        @Override
        public ValueType flags(TypeDefKind.Flags kind) {
            return new FlagsType(labels(kind.flags()));
        }

        @Override
        public ValueType tuple(TypeDefKind.Tuple kind) {
            return new TupleType(
                    kind.types().stream().map(ComponentTypes.this::value).toList());
        }

        @Override
        public ValueType variant(TypeDefKind.Variant kind) {
            return new VariantType(kind.cases().stream()
                    .map(each -> new VariantType.Case(each.name(), each.type().map(ComponentTypes.this::value)))
                    .toList());
        }

        @Override
        public ValueType enumeration(TypeDefKind.Enum kind) {
            return new EnumType(labels(kind.cases()));
        }

        @Override
        public ValueType option(TypeDefKind.Option kind) {
            return new OptionType(value(kind.type()));
        }

        @Override
        public ValueType result(TypeDefKind.Result kind) {
            return new ResultType(
                    kind.ok().map(ComponentTypes.this::value), kind.err().map(ComponentTypes.this::value));
        }

        @Override
        public ValueType list(TypeDefKind.List kind) {
            return new ListType(value(kind.type()));
        }

        @Override
        public ValueType fixedLengthList(TypeDefKind.FixedLengthList kind) {
            return new FixedListType(value(kind.type()), Math.toIntExact(kind.length()));
        }

        @Override
        public ValueType map(TypeDefKind.Map kind) {
            return new MapType(value(kind.key()), value(kind.value()));
        }

        @Override
        public ValueType future(TypeDefKind.Future kind) {
            return new FutureType(kind.type().map(ComponentTypes.this::value));
        }

        @Override
        public ValueType stream(TypeDefKind.Stream kind) {
            return new StreamType(kind.type().map(ComponentTypes.this::value));
        }

        @Override
        public ValueType alias(TypeDefKind.Alias kind) {
            return value(kind.type());
        }

        private List<String> labels(List<TypeDefKind.Label> labels) {
            return labels.stream().map(TypeDefKind.Label::name).toList();
        }
    }
}
