package dev.witloof.messaging.host;

import dev.witloof.bindings.wasi.messaging.RequestReply;
import dev.witloof.broker.client.RequestOptions;
import java.time.Duration;

/** The resource {@code request-options}. For one thread at a time. */
final class HostRequestOptions implements RequestReply.RequestOptions {

    private RequestOptions options = RequestOptions.DEFAULT;

    /** What the guest has set so far. */
    RequestOptions options() {
        return options;
    }

    @Override
    public void setTimeoutMs(long milliseconds) {
        options = options.withTimeout(Duration.ofMillis(milliseconds));
    }

    /** Sets how many replies to wait for. None at all can never come, so zero means one. */
    @Override
    public void setExpectedReplies(long count) {
        options = options.withExpectedReplies((int) Math.max(1, Math.min(count, Integer.MAX_VALUE)));
    }
}
