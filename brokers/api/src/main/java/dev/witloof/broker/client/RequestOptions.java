package dev.witloof.broker.client;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How long a request waits, and for how many replies.
 *
 * <p>A request ends when the expected number of replies is there, or when its time is over: with the replies that came
 * until then, or with an error if none did. To gather as many as come within a time, expect
 * {@link Integer#MAX_VALUE}; {@link RequesterLimits} still bounds what is kept.
 *
 * @param timeout how long to wait, zero or more; without one, until the replies are there or the requester is closed
 * @param expectedReplies how many replies to wait for, at least 1
 */
public record RequestOptions(Optional<Duration> timeout, int expectedReplies) {

    /** One reply, however long it takes. */
    public static final RequestOptions DEFAULT = new RequestOptions(Optional.empty(), 1);

    /**
     * Checks the ranges.
     *
     * @param timeout see {@link #timeout()}
     * @param expectedReplies see {@link #expectedReplies()}
     * @throws IllegalArgumentException if one is out of range
     */
    public RequestOptions {
        Objects.requireNonNull(timeout, "timeout");
        if (timeout.isPresent() && timeout.get().isNegative()) {
            throw new IllegalArgumentException("the timeout is negative: " + timeout.get());
        }
        if (expectedReplies < 1) {
            throw new IllegalArgumentException("expectedReplies is " + expectedReplies + ", but wanted is 1 or more");
        }
    }

    /**
     * The same with a timeout.
     *
     * @param newTimeout zero or more
     * @return new options
     */
    public RequestOptions withTimeout(Duration newTimeout) {
        return new RequestOptions(Optional.of(newTimeout), expectedReplies);
    }

    /**
     * The same with a number of replies.
     *
     * @param count at least 1
     * @return new options
     */
    public RequestOptions withExpectedReplies(int count) {
        return new RequestOptions(timeout, count);
    }
}
