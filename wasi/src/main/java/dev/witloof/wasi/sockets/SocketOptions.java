package dev.witloof.wasi.sockets;

import dev.witloof.bindings.wasi.sockets.Network.ErrorCode;
import dev.witloof.bindings.wasi.sockets.Network.ErrorCodeException;
import java.io.IOException;
import java.net.SocketOption;
import java.nio.channels.NetworkChannel;
import java.util.LinkedHashMap;
import java.util.Map;

/** The options of a socket, and those that a guest has set, for the channel that may replace the socket's. */
final class SocketOptions {
    private final Map<SocketOption<?>, Object> set = new LinkedHashMap<>();

    <T> T get(NetworkChannel channel, SocketOption<T> option) throws ErrorCodeException {
        return SocketErrors.coded(() -> {
            require(channel, option);
            return channel.getOption(option);
        });
    }

    <T> void set(NetworkChannel channel, SocketOption<T> option, T value) throws ErrorCodeException {
        SocketErrors.coded(() -> {
            require(channel, option);
            channel.setOption(option, value);
            return set.put(option, value);
        });
    }

    /** A size from a guest: not zero, and as much of it as Java can say. */
    static int size(long value) throws ErrorCodeException {
        if (value == 0) {
            throw SocketErrors.of(ErrorCode.INVALID_ARGUMENT);
        }
        return value < 0 || value > Integer.MAX_VALUE ? Integer.MAX_VALUE : (int) value;
    }

    private static void require(NetworkChannel channel, SocketOption<?> option) throws ErrorCodeException {
        if (!channel.supportedOptions().contains(option)) {
            throw SocketErrors.of(ErrorCode.NOT_SUPPORTED);
        }
    }

    /** Sets on a channel what was set so far, as far as it can be. */
    void apply(NetworkChannel channel) throws IOException {
        for (Map.Entry<SocketOption<?>, Object> each : set.entrySet()) {
            apply(channel, each.getKey(), each.getValue());
        }
    }

    private static <T> void apply(NetworkChannel channel, SocketOption<T> option, Object value) throws IOException {
        if (channel.supportedOptions().contains(option)) {
            channel.setOption(option, option.type().cast(value));
        }
    }
}
