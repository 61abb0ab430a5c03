package dev.witloof.runtime;

import dev.witloof.runtime.abi.Values;
import org.jspecify.annotations.Nullable;

/**
 * WIT's {@code result<T, E>} where it is a value; as a function's own result it is a return value and an exception.
 *
 * <p>A payload that the type leaves out is {@link Unit}. Equality is by content, also of arrays.
 *
 * @param <T> the type of the payload of success
 * @param <E> the type of the payload of failure
 */
public sealed interface Result<T, E> {
    /**
     * Success.
     *
     * @param <T> the type of the payload of success
     * @param <E> the type of the payload of failure
     * @param value the payload
     */
    record Ok<T, E>(T value) implements Result<T, E> {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Ok<?, ?> that && Values.equal(value, that.value);
        }

        @Override
        public int hashCode() {
            return Values.hash(value);
        }

        @Override
        public String toString() {
            return Values.text("Ok", value);
        }
    }

    /**
     * Failure.
     *
     * @param <T> the type of the payload of success
     * @param <E> the type of the payload of failure
     * @param error the payload
     */
    record Err<T, E>(E error) implements Result<T, E> {
        @Override
        public boolean equals(@Nullable Object other) {
            return other instanceof Err<?, ?> that && Values.equal(error, that.error);
        }

        @Override
        public int hashCode() {
            return ~Values.hash(error);
        }

        @Override
        public String toString() {
            return Values.text("Err", error);
        }
    }

    /**
     * Makes a success.
     *
     * @param <T> the type of the payload of success
     * @param <E> the type of the payload of failure
     * @param value the payload
     * @return the success
     */
    static <T, E> Result<T, E> ok(T value) {
        return new Ok<>(value);
    }

    /**
     * Makes a failure.
     *
     * @param <T> the type of the payload of success
     * @param <E> the type of the payload of failure
     * @param error the payload
     * @return the failure
     */
    static <T, E> Result<T, E> err(E error) {
        return new Err<>(error);
    }
}
