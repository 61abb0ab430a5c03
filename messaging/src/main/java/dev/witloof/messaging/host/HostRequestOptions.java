package dev.witloof.messaging.host;

import dev.witloof.bindings.wasi.messaging.RequestReply;
import dev.witloof.broker.client.RequestOptions;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The resource {@code request-options}. For one thread at a time. */
final class HostRequestOptions implements RequestReply.RequestOptions {

    private @Nullable Duration timeout;
    private int expectedReplies;

    /** What a foreign implementation holds cannot be seen, so only this host's own will do. */
    static RequestOptions options(RequestReply.RequestOptions given) {
        if (given instanceof HostRequestOptions own) {
            return own.options();
        }
        throw new IllegalArgumentException("the request-options were not made by this host's request-reply");
    }

    /**
     * What the guest has set so far. With a timeout alone, a request gathers the replies that come in that time; with
     * neither it waits for one.
     */
    private RequestOptions options() {
        int unset = timeout == null ? 1 : Integer.MAX_VALUE;
        return new RequestOptions(Optional.ofNullable(timeout), expectedReplies == 0 ? unset : expectedReplies);
    }

    @Override
    public void setTimeoutMs(long milliseconds) {
        timeout = Duration.ofMillis(milliseconds);
    }

    /** Sets how many replies to wait for. None at all can never come, so zero means one. */
    @Override
    public void setExpectedReplies(long count) {
        expectedReplies = (int) Math.max(1, Math.min(count, Integer.MAX_VALUE));
    }
}
