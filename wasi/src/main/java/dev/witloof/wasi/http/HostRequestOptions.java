package dev.witloof.wasi.http;

import dev.witloof.bindings.wasi.http.Types;
import java.time.Duration;
import java.util.Optional;

/** The resource {@code request-options}. */
final class HostRequestOptions implements Types.RequestOptions {
    private Optional<Long> connect = Optional.empty();
    private Optional<Long> firstByte = Optional.empty();
    private Optional<Long> betweenBytes = Optional.empty();

    static HostRequestOptions own(Types.RequestOptions given) {
        if (given instanceof HostRequestOptions own) {
            return own;
        }
        throw new IllegalArgumentException("the request-options were not made by this host's types");
    }

    /** A guest's duration, which is unsigned: what is too long for Java is for ever in practice. */
    static Duration duration(long nanos) {
        return Duration.ofNanos(nanos < 0 ? Long.MAX_VALUE : Math.max(1, nanos));
    }

    @Override
    public Optional<Long> connectTimeout() {
        return connect;
    }

    @Override
    public void setConnectTimeout(Optional<Long> duration) {
        connect = duration;
    }

    @Override
    public Optional<Long> firstByteTimeout() {
        return firstByte;
    }

    @Override
    public void setFirstByteTimeout(Optional<Long> duration) {
        firstByte = duration;
    }

    @Override
    public Optional<Long> betweenBytesTimeout() {
        return betweenBytes;
    }

    @Override
    public void setBetweenBytesTimeout(Optional<Long> duration) {
        betweenBytes = duration;
    }
}
