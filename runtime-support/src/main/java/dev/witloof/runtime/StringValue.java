package dev.witloof.runtime;

import dev.witloof.runtime.abi.StringOrigin;
import dev.witloof.runtime.wave.Wave;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A {@code string}. */
public final class StringValue implements ComponentValue {
    private final String value;
    private final StringOrigin origin;

    private StringValue(String value, StringOrigin origin) {
        this.value = value;
        this.origin = origin;
    }

    /**
     * Makes a string.
     *
     * @param value the string; a lone surrogate in it is passed as U+FFFD
     * @return the string
     */
    public static StringValue of(String value) {
        return lifted(value, StringOrigin.JAVA);
    }

    /**
     * Makes a string that one guest passes to another; not for programs.
     *
     * @param value the string
     * @param origin how it lay in the memory of the guest that passes it
     * @return the string
     */
    public static StringValue lifted(String value, StringOrigin origin) {
        return new StringValue(Objects.requireNonNull(value, "value"), origin);
    }

    /**
     * The string.
     *
     * @return the characters
     */
    public String value() {
        return value;
    }

    /**
     * How the string lay in the memory of the guest that passes it to another; not for programs. It is no part of the
     * content.
     *
     * @return {@link StringOrigin#JAVA} unless it is on its way between two guests
     */
    public StringOrigin origin() {
        return origin;
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof StringValue that && value.equals(that.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    @Override
    public String toString() {
        return Wave.describe(this);
    }
}
