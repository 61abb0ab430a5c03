package dev.witloof.component.type;

/**
 * One method for each kind of value type, so that the compiler finds the kind that was forgotten.
 *
 * @param <R> what the methods return
 */
public interface ValueTypeVisitor<R> {
    /**
     * Visits a {@link PrimitiveType}.
     *
     * @param type the type visited
     * @return the visitor's answer
     */
    R visitPrimitive(PrimitiveType type);

    /**
     * Visits a {@link ListType}.
     *
     * @param type the type visited
     * @return the visitor's answer
     */
    R visitList(ListType type);

    /**
     * Visits a {@link FixedListType}.
     *
     * @param type the type visited
     * @return the visitor's answer
     */
    R visitFixedList(FixedListType type);

    /**
     * Visits a {@link MapType}.
     *
     * @param type the type visited
     * @return the visitor's answer
     */
    R visitMap(MapType type);

    /**
     * Visits an {@link OptionType}.
     *
     * @param type the type visited
     * @return the visitor's answer
     */
    R visitOption(OptionType type);

    /**
     * Visits a {@link ResultType}.
     *
     * @param type the type visited
     * @return the visitor's answer
     */
    R visitResult(ResultType type);

    /**
     * Visits a {@link TupleType}.
     *
     * @param type the type visited
     * @return the visitor's answer
     */
    R visitTuple(TupleType type);

    /**
     * Visits a {@link RecordType}.
     *
     * @param type the type visited
     * @return the visitor's answer
     */
    R visitRecord(RecordType type);

    /**
     * Visits a {@link VariantType}.
     *
     * @param type the type visited
     * @return the visitor's answer
     */
    R visitVariant(VariantType type);

    /**
     * Visits an {@link EnumType}.
     *
     * @param type the type visited
     * @return the visitor's answer
     */
    R visitEnum(EnumType type);

    /**
     * Visits a {@link FlagsType}.
     *
     * @param type the type visited
     * @return the visitor's answer
     */
    R visitFlags(FlagsType type);

    /**
     * Visits an {@link OwnType}.
     *
     * @param type the type visited
     * @return the visitor's answer
     */
    R visitOwn(OwnType type);

    /**
     * Visits a {@link BorrowType}.
     *
     * @param type the type visited
     * @return the visitor's answer
     */
    R visitBorrow(BorrowType type);

    /**
     * Visits a {@link StreamType}.
     *
     * @param type the type visited
     * @return the visitor's answer
     */
    R visitStream(StreamType type);

    /**
     * Visits a {@link FutureType}.
     *
     * @param type the type visited
     * @return the visitor's answer
     */
    R visitFuture(FutureType type);
}
