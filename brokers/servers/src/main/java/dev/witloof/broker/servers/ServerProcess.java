package dev.witloof.broker.servers;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A server that is a process of its own, which can be killed and started again on the same port and the same store.
 *
 * <p>Its output is in {@code server.log} in its directory. It ends when it is closed, and at the latest with this JVM,
 * unless that is killed. Servers on the JVM get the class path and the Java of this JVM.
 *
 * <p>Thread-safe: calls that start or end the process exclude each other.
 */
public final class ServerProcess implements BrokerServer {
    private static final Duration START_LIMIT = Duration.ofMinutes(2);
    private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
    private static final long PROBE_MILLIS = 20;
    private static final int LOG_LINES = 40;
    private static final Set<ServerProcess> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime()
                .addShutdownHook(new Thread(() -> RUNNING.forEach(ServerProcess::end), "end-server-processes"));
    }

    private final ServerKind kind;
    private final ServerOptions options;
    private final ServerCommand command;
    private final int port;
    private volatile @Nullable Process process;
    private volatile boolean closed;

    private ServerProcess(ServerKind kind, ServerOptions options, int port) {
        this.kind = kind;
        this.options = options;
        this.command = kind.command();
        this.port = port;
    }

    /**
     * Starts a server, and waits until it is ready.
     *
     * @param kind which
     * @param options how it is to run
     * @return the server
     * @throws ServerStartException if it does not start, with the end of its log
     */
    public static ServerProcess start(ServerKind kind, ServerOptions options) {
        return Ports.onPort(options.port(), port -> {
            ServerProcess server = new ServerProcess(kind, options, port);
            try {
                server.restart();
                return server;
            } catch (RuntimeException e) {
                server.close();
                throw e;
            }
        });
    }

    /**
     * Kills the process with SIGKILL, and waits until it is gone. Killing a dead server does nothing.
     *
     * <p>Only this process and what it started itself, such as RabbitMQ's Erlang machine below its shell, are killed.
     */
    public synchronized void kill() {
        end();
    }

    /**
     * Asks the process to end (SIGTERM), as an administrator would, and waits; after 30 seconds it is killed. Stopping a
     * dead server does nothing.
     */
    public synchronized void stop() {
        Process running = process;
        if (running != null) {
            List<ProcessHandle> family = family(running);
            // RabbitMQ's shell does not pass the signal on, but it ends with the Erlang machine.
            family.forEach(ProcessHandle::destroy);
            await(family, STOP_LIMIT);
        }
        end();
    }

    /**
     * Starts the server again on the same port and the same directory, and waits until it is ready; a server that still
     * runs is killed before.
     *
     * @throws ServerStartException if it does not start, with the end of its log
     * @throws IllegalStateException if this is closed
     */
    public synchronized void restart() {
        if (closed) {
            throw new IllegalStateException("this " + kind.label() + " is closed");
        }
        end();
        Ports.requireFree(port);
        try {
            Files.createDirectories(options.directory());
            process = command.prepare(options, port)
                    .redirectErrorStream(true)
                    .redirectOutput(Redirect.appendTo(log().toFile()))
                    .start();
            RUNNING.add(this);
        } catch (IOException e) {
            throw new ServerStartException(kind.label() + " cannot be started: " + e.getMessage(), e);
        }
        awaitReady();
    }

    /**
     * Waits until the server serves clients.
     *
     * @throws ServerStartException if it does not within two minutes, or ends, with the end of its log
     */
    public void awaitReady() {
        long limit = System.nanoTime() + START_LIMIT.toNanos();
        // The time before the look, during which this thread may have to wait for its turn.
        for (boolean late = false;
                !command.isReady(options, port) || !isAlive();
                late = System.nanoTime() - limit > 0) {
            if (!isAlive()) {
                throw failure("ended before it was ready");
            }
            if (late) {
                end();
                throw failure("was not ready within " + START_LIMIT.toSeconds() + " seconds");
            }
            try {
                Thread.sleep(PROBE_MILLIS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ServerStartException("interrupted while " + kind.label() + " started", e);
            }
        }
    }

    /**
     * Whether the process runs.
     *
     * @return false after {@link #kill()}, {@link #stop()} and {@link #close()}
     */
    public boolean isAlive() {
        Process running = process;
        return running != null && running.isAlive();
    }

    /**
     * Where the server's output is.
     *
     * @return a file, which grows over restarts
     */
    public Path log() {
        return options.directory().resolve("server.log");
    }

    @Override
    public ServerKind kind() {
        return kind;
    }

    @Override
    public int port() {
        return port;
    }

    /** Kills the server for good. What it stored stays in its directory. */
    @Override
    public synchronized void close() {
        closed = true;
        end();
    }

    private void end() {
        Process running = process;
        if (running != null) {
            List<ProcessHandle> family = family(running);
            family.forEach(ProcessHandle::destroyForcibly);
            await(family, STOP_LIMIT);
            process = null;
        }
        command.close();
        RUNNING.remove(this);
    }

    private static List<ProcessHandle> family(Process process) {
        return Stream.concat(Stream.of(process.toHandle()), process.descendants())
                .toList();
    }

    private static void await(List<ProcessHandle> processes, Duration limit) {
        long end = System.nanoTime() + limit.toNanos();
        for (ProcessHandle handle : processes) {
            try {
                handle.onExit().get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS);
            } catch (TimeoutException e) {
                return;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException e) {
                throw new IllegalStateException("cannot wait for process " + handle.pid(), e);
            }
        }
    }

    private ServerStartException failure(String what) {
        StringBuilder message = new StringBuilder(kind.label())
                .append(" on port ")
                .append(port)
                .append(' ')
                .append(what)
                .append("; the end of ")
                .append(log())
                .append(':');
        try {
            // Not every server writes UTF-8, and this reads any bytes.
            List<String> lines = new String(Files.readAllBytes(log()), StandardCharsets.ISO_8859_1)
                    .lines()
                    .toList();
            lines.stream().skip(Math.max(0, lines.size() - LOG_LINES)).forEach(line -> message.append("\n  ")
                    .append(line));
        } catch (IOException e) {
            message.append(" cannot be read (").append(e).append(')');
        }
        return new ServerStartException(message.toString(), null);
    }
}
