package dev.witloof.broker.tck;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Assumptions;

/**
 * Servers that are no Java library, and may not be installed. Tests that want one are skipped where it is missing, and say
 * so; with the system property {@code brokers.required=true} they fail instead.
 */
public final class RequiredServers {

    /** The system property that makes a missing server a failure. */
    public static final String REQUIRED = "brokers.required";

    private RequiredServers() {}

    /**
     * Finds the executable of a server: at the path that the environment variable of its name gives (for
     * {@code nats-server}, that is {@code NATS_SERVER}), in the given folders, or on the {@code PATH}.
     *
     * @param executable its name
     * @param suites which tests do not run without it, for people
     * @param howToGet how to install it, for people: {@code apt-get install nats-server}
     * @param folders where to look before the {@code PATH}
     * @return the executable; if there is none, the test ends as {@link #missing} says
     */
    public static Path require(String executable, String suites, String howToGet, Path... folders) {
        String variable = executable.toUpperCase(Locale.ROOT).replaceAll("[^A-Z0-9]", "_");
        String given = Objects.requireNonNullElse(System.getenv(variable), "");
        String path = Objects.requireNonNullElse(System.getenv("PATH"), "");
        List<Path> found = Stream.concat(
                        given.isEmpty() ? Stream.empty() : Stream.of(Path.of(given)),
                        Stream.concat(
                                        Arrays.stream(folders),
                                        // Debian installs daemons where a user's PATH does not lead.
                                        Stream.concat(
                                                Arrays.stream(path.split(File.pathSeparator, -1))
                                                        .filter(folder -> !folder.isEmpty())
                                                        .map(Path::of),
                                                Stream.of(Path.of("/usr/sbin"))))
                                .map(folder -> folder.resolve(executable)))
                .filter(file -> Files.isRegularFile(file) && Files.isExecutable(file))
                .toList();
        if (found.isEmpty()) {
            throw missing(executable, suites, howToGet + ", or set " + variable + " to the path of the executable");
        }
        return found.get(0);
    }

    /**
     * Ends the test because a server is missing: skipped, or failed if {@link #REQUIRED} is {@code true}.
     *
     * @param server what is missing
     * @param suites which tests do not run without it
     * @param howToGet how to get it
     * @return never, so that it can be thrown
     */
    public static AssertionError missing(String server, String suites, String howToGet) {
        String text = server + " was not found, so this did not run: " + suites + ". To run it: " + howToGet;
        return Boolean.getBoolean(REQUIRED)
                ? Assertions.fail(text + " (a failure because " + REQUIRED + "=true)")
                : Assumptions.abort(text + " (" + REQUIRED + "=true makes this a failure)");
    }
}
