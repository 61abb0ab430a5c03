package dev.witloof.wasi.http;

import java.time.Duration;
import java.util.Optional;

/**
 * How long a request may wait at most: what the guest asks for, as far as the host allows it. Immutable.
 *
 * <p>Without a limit a guest could wait for ever, and not only for a server that is silent: Java's client now and then
 * loses the failure of a TLS handshake, and then it neither answers nor fails before the limit for connecting.
 */
final class HttpLimits {
    private static final Duration LONGEST_CONNECT = Duration.ofMinutes(1);

    private final Duration longest;
    private final Duration longestConnect;

    /**
     * Makes the limits of a host.
     *
     * @param longest how long one wait may be
     */
    HttpLimits(Duration longest) {
        this.longest = longest;
        this.longestConnect = shorter(longest, LONGEST_CONNECT);
    }

    private static Duration shorter(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? one : other;
    }

    /** From the start to a connection, with the handshake of TLS. */
    Duration connect(Optional<HostRequestOptions> asked) {
        return atMost(longestConnect, asked.flatMap(HostRequestOptions::connectTimeout));
    }

    /** From the start to the response's header. */
    Duration firstByte(Optional<HostRequestOptions> asked) {
        return atMost(longest, asked.flatMap(HostRequestOptions::firstByteTimeout));
    }

    /** From some bytes of the response's body to the next. */
    Duration betweenBytes(Optional<HostRequestOptions> asked) {
        return atMost(longest, asked.flatMap(HostRequestOptions::betweenBytesTimeout));
    }

    private static Duration atMost(Duration most, Optional<Long> asked) {
        return asked.map(HostRequestOptions::duration)
                .map(wanted -> shorter(wanted, most))
                .orElse(most);
    }
}
