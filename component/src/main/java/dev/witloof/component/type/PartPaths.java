package dev.witloof.component.type;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Says where the parts of a type are: one path for each of {@link ValueType#parts()}, in their order. */
final class PartPaths implements ValueTypeVisitor<List<TypePath>> {
    private final TypePath path;

    private PartPaths(TypePath path) {
        this.path = path;
    }

    static List<TypePath> of(CompositeType type, TypePath path) {
        return type.accept(new PartPaths(path));
    }

    @Override
    public List<TypePath> visitPrimitive(PrimitiveType type) {
        return List.of();
    }

    @Override
    public List<TypePath> visitList(ListType type) {
        return List.of(path.element());
    }

    @Override
    public List<TypePath> visitFixedList(FixedListType type) {
        return List.of(path.element());
    }

    @Override
    public List<TypePath> visitMap(MapType type) {
        return List.of(path.then("key"), path.then("value"));
    }

    @Override
    public List<TypePath> visitOption(OptionType type) {
        return List.of(path.payload("some"));
    }

    @Override
    public List<TypePath> visitResult(ResultType type) {
        return Stream.concat(
                        type.ok().map(ok -> path.payload("ok")).stream(),
                        type.err().map(err -> path.payload("error")).stream())
                .toList();
    }

    @Override
    public List<TypePath> visitTuple(TupleType type) {
        return IntStream.range(0, type.elements().size())
                .mapToObj(path::element)
                .toList();
    }

    @Override
    public List<TypePath> visitRecord(RecordType type) {
        return type.fields().stream().map(field -> path.field(field.name())).toList();
    }

    @Override
    public List<TypePath> visitVariant(VariantType type) {
        return type.cases().stream()
                .filter(each -> each.payload().isPresent())
                .map(each -> path.payload(each.name()))
                .toList();
    }

    @Override
    public List<TypePath> visitEnum(EnumType type) {
        return List.of();
    }

    @Override
    public List<TypePath> visitFlags(FlagsType type) {
        return List.of();
    }

    @Override
    public List<TypePath> visitOwn(OwnType type) {
        return List.of();
    }

    @Override
    public List<TypePath> visitBorrow(BorrowType type) {
        return List.of();
    }

    @Override
    public List<TypePath> visitStream(StreamType type) {
        return type.element().map(each -> path.element()).stream().toList();
    }

    @Override
    public List<TypePath> visitFuture(FutureType type) {
        return type.element().map(each -> path.element()).stream().toList();
    }
}
