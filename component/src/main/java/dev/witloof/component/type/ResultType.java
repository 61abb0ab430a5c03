package dev.witloof.component.type;

import java.util.Optional;
import java.util.stream.Stream;

/** A success or a failure, each with or without a payload: {@code result<t, e>}. */
public final class ResultType extends CompositeType {
    private final Optional<ValueType> ok;
    private final Optional<ValueType> err;

    /**
     * A result of the given payloads.
     *
     * @param ok the payload of a success
     * @param err the payload of a failure
     * @throws IllegalArgumentException if the type would nest deeper than {@link ValueType#MAX_DEPTH}
     */
    public ResultType(Optional<ValueType> ok, Optional<ValueType> err) {
        super(
                Stream.concat(ok.stream(), err.stream()).toList(),
                (ok.isPresent() ? "ok " : "") + (err.isPresent() ? "err" : ""));
        this.ok = ok;
        this.err = err;
    }

    /**
     * The payload of a success.
     *
     * @return empty if a success carries nothing
     */
    public Optional<ValueType> ok() {
        return ok;
    }

    /**
     * The payload of a failure.
     *
     * @return empty if a failure carries nothing
     */
    public Optional<ValueType> err() {
        return err;
    }

    @Override
    public <R> R accept(ValueTypeVisitor<R> visitor) {
        return visitor.visitResult(this);
    }
}
