package dev.witloof.it.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A {@link HostMain} in a process of its own, which can be killed and started again. Thread-safe. */
final class HostProcess implements AutoCloseable {
    private static final String HEAP = "-Xmx128m";

    private final String name;
    private final Path log;
    private final List<String> command;
    private @Nullable Process process;
    private boolean ready;
    private boolean closed;
    private int downs;
    private final List<String> deaths = new ArrayList<>();

    /**
     * Describes a host, which is not started yet.
     *
     * @param name for people
     * @param log where its output goes
     * @param arguments of {@link HostMain}
     */
    HostProcess(String name, Path log, List<String> arguments) {
        this.name = name;
        this.log = log;
        List<String> all = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                // It lives for a second or two.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-XX:+ExitOnOutOfMemoryError",
                "-Dorg.slf4j.simpleLogger.defaultLogLevel=warn",
                "-cp",
                System.getProperty("java.class.path"),
                HostMain.class.getName()));
        all.addAll(arguments);
        this.command = List.copyOf(all);
    }

    /** Starts it; {@code onReady} is called once it is subscribed. */
    synchronized void start(Runnable onReady) {
        try {
            Process started = new ProcessBuilder(command)
                    .redirectError(Redirect.appendTo(log.toFile()))
                    .start();
            process = started;
            ready = false;
            Thread reader = new Thread(() -> read(started, onReady), name + "-output");
            reader.setDaemon(true);
            reader.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void read(Process from, Runnable onReady) {
        try (BufferedReader in =
                new BufferedReader(new InputStreamReader(from.getInputStream(), StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                Files.writeString(log, line + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
                said(from, line, onReady);
            }
        } catch (IOException e) {
            // It is dead.
        }
        ended(from);
    }

    private void said(Process from, String line, Runnable onReady) {
        boolean first;
        synchronized (this) {
            if (from != process) {
                return;
            }
            first = line.equals("READY");
            ready |= first;
            if (line.startsWith("DOWN")) {
                downs++;
            }
            notifyAll();
        }
        if (first) {
            onReady.run();
        }
    }

    /** Its output is over. If nobody killed it, it has failed. */
    private synchronized void ended(Process from) {
        if (from == process && !closed) {
            ready = false;
            deaths.add(name + " ended by itself; see " + log);
            notifyAll();
        }
    }

    /** Kills it with SIGKILL, and waits until it is gone. */
    synchronized void kill() {
        Process running = process;
        process = null;
        ready = false;
        if (running != null) {
            running.destroyForcibly().onExit().join();
        }
    }

    synchronized boolean isReady() {
        return ready;
    }

    /** Waits until it is subscribed. */
    synchronized boolean awaitReady(Duration limit) throws InterruptedException {
        long end = System.nanoTime() + limit.toNanos();
        while (!ready) {
            long left = end - System.nanoTime();
            if (left <= 0 || !deaths.isEmpty()) {
                return false;
            }
            wait(left / 1_000_000 + 1);
        }
        return true;
    }

    /** Has every message take so long. */
    synchronized void delay(int millis) {
        Process running = process;
        if (running != null) {
            try {
                OutputStream commands = running.getOutputStream();
                commands.write(("delay " + millis + "\n").getBytes(StandardCharsets.UTF_8));
                commands.flush();
            } catch (IOException e) {
                throw new UncheckedIOException(name + " takes no commands", e);
            }
        }
    }

    /** How often its health got worse. */
    synchronized int downs() {
        return downs;
    }

    Path log() {
        return log;
    }

    /** How it ended without being killed. */
    synchronized List<String> deaths() {
        return List.copyOf(deaths);
    }

    @Override
    public synchronized void close() {
        closed = true;
        kill();
    }

    @Override
    public String toString() {
        return name;
    }
}
