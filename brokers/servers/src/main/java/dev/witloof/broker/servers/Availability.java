package dev.witloof.broker.servers;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether a server's program is on this machine.
 *
 * @param name the program, for instance {@code nats-server}
 * @param path where it is, empty where it was not found and for servers that run on the JVM
 * @param isAvailable whether it can be started
 * @param reason in words: where it is, or how to get it
 */
public record Availability(String name, Optional<Path> path, boolean isAvailable, String reason) {
    // Debian's rabbitmq-server on the PATH is a wrapper that wants to be root and changes the user.
    private static final Map<String, Path> REAL =
            Map.of("rabbitmq-server", Path.of("/usr/lib/rabbitmq/bin/rabbitmq-server"));
    private static final Map<String, String> VARIABLES =
            Map.of("nats-server", "NATS_SERVER", "mosquitto", "MOSQUITTO", "rabbitmq-server", "RABBITMQ_SERVER");

    // Where Debian puts servers, which is on the PATH of root only.
    private static final List<String> SYSTEM = List.of("/usr/sbin", "/usr/local/sbin", "/usr/local/bin");

    /**
     * Looks for a program: where its environment variable says ({@code NATS_SERVER}, {@code MOSQUITTO},
     * {@code RABBITMQ_SERVER}), on the {@code PATH}, and where Debian installs servers.
     *
     * @param program its name
     * @return what was found
     */
    public static Availability of(String program) {
        String variable =
                VARIABLES.getOrDefault(program, program.toUpperCase(Locale.ROOT).replace('-', '_'));
        String named = System.getenv(variable);
        if (named != null && !named.isBlank()) {
            Path path = Path.of(named);
            return Files.isExecutable(path)
                    ? found(program, path)
                    : missing(program, variable + " names " + path + ", which is no executable file");
        }
        return candidates(program)
                .filter(Files::isExecutable)
                .findFirst()
                .map(path -> found(program, path))
                .orElseGet(() -> missing(
                        program,
                        program + " is not on the PATH; on Debian: apt-get install " + program + "; or set " + variable
                                + " to its path"));
    }

    /**
     * The path of a program that has to be there.
     *
     * @return where it is
     * @throws ServerStartException if it is not available, with the reason
     */
    public Path required() {
        return path.orElseThrow(() -> new ServerStartException(reason, null));
    }

    static Availability inJvm(String name) {
        return new Availability(name, Optional.empty(), true, name + " runs on the JVM");
    }

    private static Stream<Path> candidates(String program) {
        Stream<String> directories = Stream.concat(
                Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1)), SYSTEM.stream());
        return Stream.concat(
                Stream.ofNullable(REAL.get(program)),
                directories.filter(directory -> !directory.isEmpty()).map(directory -> Path.of(directory, program)));
    }

    private static Availability found(String name, Path path) {
        return new Availability(name, Optional.of(path), true, name + " is " + path);
    }

    private static Availability missing(String name, String reason) {
        return new Availability(name, Optional.empty(), false, reason);
    }
}
