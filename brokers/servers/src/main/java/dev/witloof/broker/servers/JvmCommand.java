package dev.witloof.broker.servers;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A server on the JVM, in a JVM of its own: {@link ServerMain} with the class path and the tuning of this one. */
final class JvmCommand implements ServerCommand {
    private final ServerKind kind;

    JvmCommand(ServerKind kind) {
        this.kind = kind;
    }

    @Override
    public ProcessBuilder prepare(ServerOptions options, int port) throws IOException {
        Path directory = options.directory();
        Files.deleteIfExists(directory.resolve(ServerMain.READY));
        options.write(directory.resolve(ServerMain.OPTIONS));
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(tuning());
        command.addAll(List.of(
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                ServerMain.class.getName(),
                kind.label(),
                "--port",
                Integer.toString(port),
                "--dir",
                directory.toString(),
                "--until-input-ends"));
        return new ProcessBuilder(command);
    }

    /** How this JVM compiles and collects garbage, which is how the server's is to do it too. */
    private static List<String> tuning() {
        return ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(argument -> argument.matches("-XX:(TieredStopAtLevel=\\d|\\+Use\\w+GC)"))
                .toList();
    }

    @Override
    public boolean isReady(ServerOptions options, int port) {
        return Files.exists(options.directory().resolve(ServerMain.READY));
    }
}
