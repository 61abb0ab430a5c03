package dev.witloof.broker.nats;

import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.BrokerUrl;
import dev.witloof.broker.adapter.Login;
import dev.witloof.broker.adapter.ServerAddress;
import dev.witloof.broker.adapter.TlsSettings;
import io.nats.client.Nats;
import io.nats.client.Options;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The settings of a connection.
 *
 * @param address where to
 * @param options what they mean to the client
 * @param mode when JetStream is used
 * @param domain the JetStream domain, if it is not the server's own
 * @param sendTimeout how long to wait for an answer of the server
 * @param ackWait how long JetStream waits for an acknowledgement
 * @param pendingMessages how many messages of a core subscription may wait
 * @param pendingBytes how many bytes of a core subscription may wait
 */
record NatsSettings(
        ServerAddress address,
        Options.Builder options,
        JetStreamMode mode,
        Optional<String> domain,
        Duration sendTimeout,
        Duration ackWait,
        int pendingMessages,
        long pendingBytes) {
    private static final int PORT = 4222;
    private static final int LEAST_RECONNECT_MILLIS = 100;
    private static final int MOST_RECONNECT_MILLIS = 5_000;
    private static final Set<String> KEYS = Set.of(
            "ack-wait",
            "client-id",
            "connect-timeout",
            "credentials",
            "inbox-prefix",
            "jetstream",
            "jetstream.domain",
            "password",
            "pending-bytes",
            "pending-messages",
            "ping-interval",
            "send-timeout",
            "token",
            "username");

    static NatsSettings read(BrokerUrl url, BrokerConfig config) {
        Set<String> known = new TreeSet<>(KEYS);
        known.addAll(TlsSettings.KEYS);
        config.requireKnown(known);
        ServerAddress address = ServerAddress.parse(url, PORT);
        if (!address.path().isEmpty() || !address.query().isEmpty()) {
            throw new IllegalArgumentException("the broker URL " + address
                    + " has something behind its hosts; a NATS URL ends there, and settings are given apart");
        }
        Options.Builder options = new Options.Builder()
                .servers(address.hosts().stream().map(host -> "nats://" + host).toArray(String[]::new))
                .dataPortType(NatsDataPort.class.getName())
                .supportUTF8Subjects()
                .connectionTimeout(positive(config, "connect-timeout", Duration.ofSeconds(5)))
                .pingInterval(positive(config, "ping-interval", Duration.ofSeconds(20)))
                .maxReconnects(-1)
                .reconnectDelayHandler(NatsSettings::reconnectDelay)
                // What waits to be written is bounded by the broker, which knows who waits for it, without blocking.
                .maxMessagesInOutgoingQueue(-1)
                .reconnectBufferSize(-1);
        config.text("client-id").ifPresent(options::connectionName);
        config.text("inbox-prefix").ifPresent(prefix -> options.inboxPrefix(inboxPrefix(prefix)));
        authenticate(options, address, config);
        TlsSettings.of(config, url.scheme().equals("natss")).ifPresent(tls -> encrypt(options, tls));
        return new NatsSettings(
                address,
                options,
                JetStreamMode.read(config),
                config.text("jetstream.domain"),
                positive(config, "send-timeout", Duration.ofSeconds(10)),
                positive(config, "ack-wait", Duration.ofSeconds(30)),
                (int) config.number("pending-messages", 1 << 16, 1, Integer.MAX_VALUE),
                config.number("pending-bytes", 64L << 20, 1, Long.MAX_VALUE));
    }

    private static Duration positive(BrokerConfig config, String key, Duration absent) {
        Duration duration = config.duration(key, absent);
        if (duration.toMillis() < 1) {
            throw new IllegalArgumentException("setting " + key + " is zero, but wanted is 1ms or more");
        }
        return duration;
    }

    private static String inboxPrefix(String prefix) {
        String plain = prefix.endsWith(".") ? prefix.substring(0, prefix.length() - 1) : prefix;
        if (Subjects.isPattern(plain) || Subjects.problem(plain).isPresent()) {
            throw new IllegalArgumentException(
                    "setting inbox-prefix is \"" + prefix + "\", but wanted is a subject without wildcards");
        }
        return plain + ".";
    }

    private static void authenticate(Options.Builder options, ServerAddress address, BrokerConfig config) {
        Login login = Login.of(address, config);
        Optional<String> user = login.username();
        Optional<String> password = login.password();
        Optional<String> token = config.text("token");
        Optional<String> credentials = config.text("credentials");
        if ((user.isPresent() ? 1 : 0) + (token.isPresent() ? 1 : 0) + (credentials.isPresent() ? 1 : 0) > 1) {
            throw new IllegalArgumentException("only one of username, token and credentials can be given");
        }
        if (user.isEmpty() && password.isPresent()) {
            throw new IllegalArgumentException("a password is given, but no username");
        }
        user.ifPresent(
                name -> options.userInfo(name.toCharArray(), password.orElse("").toCharArray()));
        token.ifPresent(text -> options.token(text.toCharArray()));
        credentials.ifPresent(file -> useCredentials(options, file));
    }

    private static void useCredentials(Options.Builder options, String file) {
        if (!Files.isReadable(Path.of(file))) {
            throw new IllegalArgumentException("credentials: " + file + " cannot be read");
        }
        try {
            Class.forName("org.bouncycastle.math.ec.rfc8032.Ed25519");
        } catch (ClassNotFoundException e) {
            throw new IllegalArgumentException(
                    "credentials need org.bouncycastle:bcprov-lts8on on the class path, which is not there", e);
        }
        options.authHandler(Nats.credentials(file));
    }

    private static void encrypt(Options.Builder options, TlsSettings tls) {
        options.sslContext(tls.context());
        if (tls.verifyHost()) {
            // Any other mode hands on an address in place of the name that the certificate shows.
            options.hostnameResolveMode(Options.HostnameResolveMode.HappyEyeballs);
        } else {
            options.dataPortType(NatsDataPort.AnyHost.class.getName());
        }
    }

    private static Duration reconnectDelay(long rounds) {
        long millis = Math.min(MOST_RECONNECT_MILLIS, LEAST_RECONNECT_MILLIS << Math.min(rounds, 10));
        return Duration.ofMillis(millis / 2 + ThreadLocalRandom.current().nextLong(millis / 2 + 1));
    }
}
