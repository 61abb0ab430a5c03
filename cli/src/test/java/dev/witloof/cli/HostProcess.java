package dev.witloof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** The command as a process of its own, as users start it. */
final class HostProcess implements AutoCloseable {

    private static final int SECONDS = 60;

    private final Process process;
    private final LinkedBlockingQueue<String> out = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<String> err = new LinkedBlockingQueue<>();
    private final List<String> errSeen = new ArrayList<>();
    private final Thread outReader;

    private HostProcess(Process process) {
        this.process = process;
        outReader = reader(process.getInputStream(), out);
        reader(process.getErrorStream(), err);
    }

    static HostProcess start(Map<String, String> environment, String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
        command.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment().putAll(environment);
        return new HostProcess(builder.start());
    }

    private static Thread reader(InputStream in, LinkedBlockingQueue<String> lines) {
        Thread thread = new Thread(() -> new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))
                .lines()
                .forEach(lines::add));
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Waits for a line on standard error, and returns it. */
    String awaitError(String part) throws InterruptedException {
        while (true) {
            String line = err.poll(SECONDS, TimeUnit.SECONDS);
            assertThat(line).as("a line with %s, after %s", part, errSeen).isNotNull();
            errSeen.add(line);
            if (line.contains(part)) {
                return line;
            }
        }
    }

    /** Sends SIGTERM. */
    void terminate() {
        // That of the process itself closes its streams too.
        process.toHandle().destroy();
    }

    int awaitExit() throws InterruptedException {
        assertThat(process.waitFor(SECONDS, TimeUnit.SECONDS)).as("it ended").isTrue();
        outReader.join(TimeUnit.SECONDS.toMillis(SECONDS));
        return process.exitValue();
    }

    /** What it printed, after its end. */
    List<String> out() {
        return List.copyOf(out);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
