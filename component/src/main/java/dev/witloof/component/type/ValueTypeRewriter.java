package dev.witloof.component.type;

import java.util.function.UnaryOperator;

/**
 * A value type of the same kind with other parts.
 *
 * @param part what takes the place of a part
 * @param resource what takes the place of a resource type
 */
public record ValueTypeRewriter(UnaryOperator<ValueType> part, UnaryOperator<ResourceType> resource)
        implements ValueTypeVisitor<ValueType> {
    @Override
    public ValueType visitPrimitive(PrimitiveType type) {
        return type;
    }

    @Override
    public ValueType visitList(ListType type) {
        return new ListType(part.apply(type.element()));
    }

    @Override
    public ValueType visitFixedList(FixedListType type) {
        return new FixedListType(part.apply(type.element()), type.length());
    }

    @Override
    public ValueType visitMap(MapType type) {
        return new MapType(part.apply(type.key()), part.apply(type.value()));
    }

    @Override
    public ValueType visitOption(OptionType type) {
        return new OptionType(part.apply(type.element()));
    }

    @Override
    public ValueType visitResult(ResultType type) {
        return new ResultType(type.ok().map(part), type.err().map(part));
    }

    @Override
    public ValueType visitTuple(TupleType type) {
        return new TupleType(type.elements().stream().map(part).toList());
    }

    @Override
    public ValueType visitRecord(RecordType type) {
        return new RecordType(type.fields().stream()
                .map(field -> new RecordType.Field(field.name(), part.apply(field.type())))
                .toList());
    }

    @Override
    public ValueType visitVariant(VariantType type) {
        return new VariantType(type.cases().stream()
                .map(each -> new VariantType.Case(each.name(), each.payload().map(part)))
                .toList());
    }

    @Override
    public ValueType visitEnum(EnumType type) {
        return type;
    }

    @Override
    public ValueType visitFlags(FlagsType type) {
        return type;
    }

    @Override
    public ValueType visitOwn(OwnType type) {
        return new OwnType(resource.apply(type.resource()));
    }

    @Override
    public ValueType visitBorrow(BorrowType type) {
        return new BorrowType(resource.apply(type.resource()));
    }

    @Override
    public ValueType visitStream(StreamType type) {
        return new StreamType(type.element().map(part));
    }

    @Override
    public ValueType visitFuture(FutureType type) {
        return new FutureType(type.element().map(part));
    }
}
