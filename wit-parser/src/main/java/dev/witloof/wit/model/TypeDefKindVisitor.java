package dev.witloof.wit.model;

/**
 * One method per kind, so that the compiler finds what a new kind needs.
 *
 * @param <R> what the methods return
 */
public interface TypeDefKindVisitor<R> {
    /**
     * Visits a record.
     *
     * @param kind the kind
     * @return the result
     */
    R record(TypeDefKind.Record kind);

    /**
     * Visits a resource.
     *
     * @param kind the kind
     * @return the result
     */
    R resource(TypeDefKind.Resource kind);

    /**
     * Visits an owned handle.
     *
     * @param kind the kind
     * @return the result
     */
    R own(TypeDefKind.Own kind);

    /**
     * Visits a borrowed handle.
     *
     * @param kind the kind
     * @return the result
     */
    R borrow(TypeDefKind.Borrow kind);

    /**
     * Visits flags.
     *
     * @param kind the kind
     * @return the result
     */
    R flags(TypeDefKind.Flags kind);

    /**
     * Visits a tuple.
     *
     * @param kind the kind
     * @return the result
     */
    R tuple(TypeDefKind.Tuple kind);

    /**
     * Visits a variant.
     *
     * @param kind the kind
     * @return the result
     */
    R variant(TypeDefKind.Variant kind);

    /**
     * Visits an enum.
     *
     * @param kind the kind
     * @return the result
     */
    R enumeration(TypeDefKind.Enum kind);

    /**
     * Visits an option.
     *
     * @param kind the kind
     * @return the result
     */
    R option(TypeDefKind.Option kind);

    /**
     * Visits a result.
     *
     * @param kind the kind
     * @return the result
     */
    R result(TypeDefKind.Result kind);

    /**
     * Visits a list.
     *
     * @param kind the kind
     * @return the result
     */
    R list(TypeDefKind.List kind);

    /**
     * Visits a fixed-length list.
     *
     * @param kind the kind
     * @return the result
     */
    R fixedLengthList(TypeDefKind.FixedLengthList kind);

    /**
     * Visits a map.
     *
     * @param kind the kind
     * @return the result
     */
    R map(TypeDefKind.Map kind);

    /**
     * Visits a future.
     *
     * @param kind the kind
     * @return the result
     */
    R future(TypeDefKind.Future kind);

    /**
     * Visits a stream.
     *
     * @param kind the kind
     * @return the result
     */
    R stream(TypeDefKind.Stream kind);

    /**
     * Visits an alias.
     *
     * @param kind the kind
     * @return the result
     */
    R alias(TypeDefKind.Alias kind);
}
