package dev.witloof.component.type;

import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Prints types in their text form, up to a length.
 *
 * <p>Every type writes something before its parts, and nothing is visited when the text is long enough, so printing takes
 * time linear in the length of the text and not in what the type expands to.
 */
final class TypePrinter implements ValueTypeVisitor<TypePrinter> {
    private final StringBuilder text = new StringBuilder();
    private final int limit;
    private final boolean elide;
    private final IdentityHashMap<ValueType, String> typeNames = new IdentityHashMap<>();
    private final Optional<Map<ResourceType, String>> resourceNames;

    private TypePrinter(int limit, boolean elide, Optional<Map<ResourceType, String>> resourceNames) {
        this.limit = limit;
        this.elide = elide;
        this.resourceNames = resourceNames;
    }

    /** A printer that refuses types with too long a text, and calls resources by their own names. */
    static TypePrinter full() {
        return new TypePrinter(TypeText.MAX_LENGTH, false, Optional.empty());
    }

    /** A printer that refuses types with too long a text, and resources without a name given here. */
    static TypePrinter full(Map<ResourceType, String> resourceNames) {
        return new TypePrinter(TypeText.MAX_LENGTH, false, Optional.of(resourceNames));
    }

    /** A printer that writes an ellipsis for what comes after the length, and calls resources by their own names. */
    static TypePrinter upTo(int length) {
        return new TypePrinter(length, true, Optional.empty());
    }

    /** Prints the name for the type from now on; a primitive type keeps its own. */
    void name(String name, ValueType type) {
        if (!(type instanceof PrimitiveType)) {
            typeNames.putIfAbsent(type, name);
        }
    }

    String text() {
        return isFull() ? text.substring(0, limit) + "…" : text.toString();
    }

    private boolean isFull() {
        return text.length() > limit;
    }

    TypePrinter append(String more) {
        if (!isFull()) {
            text.append(more);
            if (isFull() && !elide) {
                throw new IllegalArgumentException(
                        "the type takes more than " + limit + " characters when written out");
            }
        }
        return this;
    }

    TypePrinter type(ValueType type) {
        if (isFull()) {
            return this;
        }
        String name = typeNames.get(type);
        return name == null ? type.accept(this) : append("$").append(name);
    }

    TypePrinter function(String name, FunctionType type) {
        append(type.async() ? "async func" : "func");
        append(name.isEmpty() ? "" : " ").append(name).append("(");
        String separator = "";
        for (FunctionType.Parameter parameter : type.parameters()) {
            append(separator).append(parameter.name()).append(": ").type(parameter.type());
            separator = ", ";
        }
        append(")");
        type.result().ifPresent(result -> append(" -> ").type(result));
        return this;
    }

    @Override
    public TypePrinter visitPrimitive(PrimitiveType type) {
        return append(type.text());
    }

    @Override
    public TypePrinter visitList(ListType type) {
        return append("list<").type(type.element()).append(">");
    }

    @Override
    public TypePrinter visitFixedList(FixedListType type) {
        return append("list<").type(type.element()).append(", " + type.length() + ">");
    }

    @Override
    public TypePrinter visitMap(MapType type) {
        return append("map<").types(type.parts()).append(">");
    }

    @Override
    public TypePrinter visitOption(OptionType type) {
        return append("option<").type(type.element()).append(">");
    }

    @Override
    public TypePrinter visitResult(ResultType type) {
        append("result");
        if (type.ok().isPresent()) {
            append("<").types(type.parts()).append(">");
        } else if (type.err().isPresent()) {
            append("<_, ").types(type.parts()).append(">");
        }
        return this;
    }

    @Override
    public TypePrinter visitTuple(TupleType type) {
        return append("tuple<").types(type.elements()).append(">");
    }

    @Override
    public TypePrinter visitRecord(RecordType type) {
        String separator = "record{";
        for (RecordType.Field field : type.fields()) {
            append(separator).append(field.name()).append(": ").type(field.type());
            separator = ", ";
        }
        return append("}");
    }

    @Override
    public TypePrinter visitVariant(VariantType type) {
        String separator = "variant{";
        for (VariantType.Case each : type.cases()) {
            append(separator).append(each.name());
            each.payload().ifPresent(payload -> append("(").type(payload).append(")"));
            separator = ", ";
        }
        return append("}");
    }

    @Override
    public TypePrinter visitEnum(EnumType type) {
        return append("enum").names(type.names());
    }

    @Override
    public TypePrinter visitFlags(FlagsType type) {
        return append("flags").names(type.names());
    }

    @Override
    public TypePrinter visitOwn(OwnType type) {
        return append("own<$").append(name(type.resource())).append(">");
    }

    @Override
    public TypePrinter visitBorrow(BorrowType type) {
        return append("borrow<$").append(name(type.resource())).append(">");
    }

    @Override
    public TypePrinter visitStream(StreamType type) {
        return append("stream").optionalPart(type.element());
    }

    @Override
    public TypePrinter visitFuture(FutureType type) {
        return append("future").optionalPart(type.element());
    }

    private TypePrinter types(List<ValueType> types) {
        String separator = "";
        for (ValueType type : types) {
            append(separator).type(type);
            separator = ", ";
        }
        return this;
    }

    private TypePrinter names(List<String> names) {
        String separator = "{";
        for (String name : names) {
            append(separator).append(name);
            separator = ", ";
        }
        return append("}");
    }

    private TypePrinter optionalPart(Optional<ValueType> part) {
        part.ifPresent(type -> append("<").type(type).append(">"));
        return this;
    }

    private String name(ResourceType resource) {
        if (resourceNames.isEmpty()) {
            return resource.name();
        }
        String name = resourceNames.get().get(resource);
        if (name == null) {
            throw new IllegalArgumentException(
                    "the interface neither defines nor uses the resource " + Labels.abbreviate(resource.toString()));
        }
        return name;
    }
}
