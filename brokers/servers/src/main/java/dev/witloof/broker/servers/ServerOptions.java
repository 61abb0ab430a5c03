package dev.witloof.broker.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeMap;

/**
 * How a server is to run. Immutable; each {@code with} method returns a changed copy.
 *
 * @param directory where it keeps its store, its configuration and its log; made where it is missing. A server started
 *     on the directory of one that ended has that one's messages
 * @param port the TCP port to listen on, or 0 for a free one
 * @param persistent whether messages are written to the directory; without it the servers that can keep them in memory
 * @param credentials the only user it lets in, or empty to let in anybody
 * @param certificates the certificate it shows, which makes it speak TLS only
 * @param settings lines of the server's own configuration, over those that are given anyway; each kind says in its
 *     documentation which it takes
 */
public record ServerOptions(
        Path directory,
        int port,
        boolean persistent,
        Optional<Credentials> credentials,
        Optional<TestCertificates> certificates,
        Map<String, String> settings) {

    /** Copies the settings. */
    public ServerOptions {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("a port is 0 to 65535, and not " + port);
        }
        directory = directory.toAbsolutePath().normalize();
        settings = Map.copyOf(settings);
    }

    /**
     * A persistent server on a free port, without credentials and TLS.
     *
     * @param directory where it keeps what it has
     * @return the options
     */
    public static ServerOptions in(Path directory) {
        return new ServerOptions(directory, 0, true, Optional.empty(), Optional.empty(), Map.of());
    }

    /**
     * With another directory.
     *
     * @param path where the server keeps what it has
     * @return the changed copy
     */
    public ServerOptions withDirectory(Path path) {
        return new ServerOptions(path, port, persistent, credentials, certificates, settings);
    }

    /**
     * With a fixed port.
     *
     * @param number 0 to 65535, 0 for a free one
     * @return the changed copy
     */
    public ServerOptions withPort(int number) {
        return new ServerOptions(directory, number, persistent, credentials, certificates, settings);
    }

    /**
     * With messages in memory only, where the server can: its directory still holds configuration and log.
     *
     * @return the changed copy
     */
    public ServerOptions inMemory() {
        return new ServerOptions(directory, port, false, credentials, certificates, settings);
    }

    /**
     * With a user, so that nobody else gets in.
     *
     * @param user the name
     * @param password the password
     * @return the changed copy
     */
    public ServerOptions withCredentials(String user, String password) {
        Optional<Credentials> only = Optional.of(new Credentials(user, password));
        return new ServerOptions(directory, port, persistent, only, certificates, settings);
    }

    /**
     * With TLS.
     *
     * @param shown the certificate of the server
     * @return the changed copy
     */
    public ServerOptions withTls(TestCertificates shown) {
        return new ServerOptions(directory, port, persistent, credentials, Optional.of(shown), settings);
    }

    /**
     * With one more line of configuration.
     *
     * @param key the server's own name for it
     * @param value its value
     * @return the changed copy
     */
    public ServerOptions with(String key, String value) {
        Map<String, String> more = new TreeMap<>(settings);
        more.put(key, value);
        return new ServerOptions(directory, port, persistent, credentials, certificates, more);
    }

    /** Writes what {@link #read} reads. */
    void write(Path file) throws IOException {
        Properties properties = new Properties();
        properties.setProperty("persistent", Boolean.toString(persistent));
        credentials.ifPresent(c -> {
            properties.setProperty("user", c.user());
            properties.setProperty("password", c.password());
        });
        certificates.ifPresent(
                c -> properties.setProperty("certificates", c.directory().toString()));
        settings.forEach((key, value) -> properties.setProperty("set." + key, value));
        try (var out = Files.newOutputStream(file)) {
            properties.store(out, null);
        }
    }

    /** The options of a server in the directory, with what the file says. */
    static ServerOptions read(Path directory, Path file) throws IOException {
        Properties properties = new Properties();
        try (var in = Files.newInputStream(file)) {
            properties.load(in);
        }
        ServerOptions options = in(directory);
        if (!Boolean.parseBoolean(properties.getProperty("persistent", "true"))) {
            options = options.inMemory();
        }
        String user = properties.getProperty("user");
        if (user != null) {
            options = options.withCredentials(user, properties.getProperty("password", ""));
        }
        String certificates = properties.getProperty("certificates");
        if (certificates != null) {
            options = options.withTls(TestCertificates.in(Path.of(certificates)));
        }
        for (String key : properties.stringPropertyNames()) {
            if (key.startsWith("set.")) {
                options = options.with(key.substring("set.".length()), properties.getProperty(key));
            }
        }
        return options;
    }
}
