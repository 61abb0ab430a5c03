package dev.witloof.broker.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A server on the JVM, in a JVM of its own: {@link ServerMain} with the class path of this one. */
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
        return new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx1g",
                "-cp",
                System.getProperty("java.class.path"),
                ServerMain.class.getName(),
                kind.label(),
                "--port",
                Integer.toString(port),
                "--dir",
                directory.toString(),
                "--until-input-ends");
    }

    @Override
    public boolean isReady(ServerOptions options, int port) {
        return Files.exists(options.directory().resolve(ServerMain.READY));
    }
}
