package dev.witloof.broker.servers;

import java.io.IOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Random;
import java.util.function.IntFunction;

/**
 * Finds free TCP ports.
 *
 * <p>They lie below the range from which the system takes ports for outgoing connections: a client that tries to reach
 * a killed server on a port of that range now and then connects to itself, and keeps the server from coming back.
 */
final class Ports {
    private static final int FIRST = 20_000;
    private static final int COUNT = 10_000;
    private static final int TRIES = 5;
    private static final Random RANDOM = new Random();

    private Ports() {}

    /** A port that was free a moment ago. */
    static int free() {
        for (int i = 0; i < COUNT; i++) {
            int port = FIRST + RANDOM.nextInt(COUNT);
            if (isFree(port)) {
                return port;
            }
        }
        throw new IllegalStateException("no free TCP port was found from " + FIRST + " to " + (FIRST + COUNT - 1));
    }

    /** Starts something on the wanted port, or on free ones until no other process was quicker. */
    static <T> T onPort(int wanted, IntFunction<T> start) {
        if (wanted != 0) {
            requireFree(wanted);
            return start.apply(wanted);
        }
        for (int tried = 1; ; tried++) {
            int port = free();
            try {
                return start.apply(port);
            } catch (ServerStartException e) {
                if (tried == TRIES || (isFree(port) && !isBindFailure(e))) {
                    throw e;
                }
            }
        }
    }

    /** Some servers only log that they cannot listen, and whoever does would be taken for them. */
    static void requireFree(int port) {
        if (!isFree(port)) {
            throw new ServerStartException("port " + port + " is taken by another process", null);
        }
    }

    static InetSocketAddress local(int port) {
        return new InetSocketAddress(InetAddress.getLoopbackAddress(), port);
    }

    /** Whether somebody listens on the port. */
    static boolean answers(int port) {
        try (Socket socket = new Socket()) {
            socket.connect(local(port), 1_000);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException e) {
            return false;
        }
    }

    private static boolean isBindFailure(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof BindException) {
                return true;
            }
        }
        return false;
    }
}
