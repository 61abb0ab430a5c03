package dev.witloof.it.faults;

import dev.witloof.broker.Backoff;
import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.Health;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.messaging.Grants;
import dev.witloof.messaging.Guest;
import dev.witloof.messaging.GuestFactory;
import dev.witloof.messaging.HostHealth;
import dev.witloof.messaging.MessagingHost;
import dev.witloof.messaging.Outcome;
import dev.witloof.runtime.Component;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * A host process: {@code HostMain <guest> <broker URL> <topic> [<key>=<value>…]}, the settings being those of the adapter.
 *
 * <p>It says {@code READY} once it is subscribed, {@code DOWN …} when it is cut off from its broker and {@code UP} when
 * that is over. It is told {@code delay <milliseconds>}, which is how long its guest takes from then on, and ends with its input.
 */
public final class HostMain {
    /** The most messages that one host has of its broker. */
    static final int IN_FLIGHT = 16;

    private static final int INSTANCES = 4;
    private static final long PROBE_MILLIS = 50;
    private static final long RETRY_MILLIS = 100;
    private static final AtomicLong DELAY = new AtomicLong();

    private HostMain() {}

    /**
     * Runs the host.
     *
     * @param args see above
     * @throws IOException if the guest cannot be read
     * @throws InterruptedException never, unless somebody interrupts the main thread
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        GuestFactory guest = slowed(GuestFactory.of(Component.load(Path.of(args[0]))));
        Map<String, String> settings = new TreeMap<>();
        for (int i = 3; i < args.length; i++) {
            String[] setting = args[i].split("=", 2);
            settings.put(setting[0], setting[1]);
        }
        Thread commands = new Thread(HostMain::obey, "commands");
        commands.setDaemon(true);
        commands.start();
        MessagingHost host = host(guest, args[1], args[2], BrokerConfig.of(settings));
        say("READY");
        watch(host);
    }

    /** Starts a host, as often as it takes: its broker may be dead, or the way to it be cut, as it starts. */
    private static MessagingHost host(GuestFactory guest, String url, String topic, BrokerConfig config)
            throws InterruptedException {
        while (true) {
            Broker broker = null;
            try {
                broker = Brokers.connect(url, config);
                return start(guest, broker, topic);
            } catch (BrokerException e) {
                say("FAILED " + e.kind() + " " + e.getMessage());
                if (broker != null) {
                    broker.close(Duration.ZERO);
                }
                Thread.sleep(RETRY_MILLIS);
            }
        }
    }

    private static MessagingHost start(GuestFactory guest, Broker broker, String topic) {
        return MessagingHost.builder(guest)
                .connection(MessagingHost.DEFAULT_CONNECTION, broker)
                .subscribe(subscription(topic))
                .grant(Grants.builder().send(topic + ".upper").build())
                .instances(INSTANCES)
                .listener((delivery, outcome) -> {
                    if (!(outcome instanceof Outcome.Handled)) {
                        System.err.println("not handled: " + outcome.reason());
                    }
                })
                .start();
    }

    /** What the hosts subscribe to: nothing is ever given up, so that whatever is missing at the end is lost. */
    static SubscriptionSpec subscription(String topic) {
        return SubscriptionSpec.builder(topic)
                .group("hosts")
                .maxInFlight(IN_FLIGHT)
                .maxAttempts(SubscriptionSpec.MOST_ATTEMPTS)
                .backoff(new Backoff(Duration.ofMillis(100), Duration.ofSeconds(1)))
                .build();
    }

    private static GuestFactory slowed(GuestFactory factory) {
        return (store, messaging) -> {
            Guest guest = factory.instantiate(store, messaging);
            return Guest.of(
                    message -> {
                        try {
                            Thread.sleep(DELAY.get());
                        } catch (InterruptedException e) {
                            Thread.currentThread().interrupt();
                        }
                        guest.incomingHandler().handle(message);
                    },
                    guest::close);
        };
    }

    /** Reads commands until there are no more; then whoever started this process is gone. */
    private static void obey() {
        try (BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                if (line.startsWith("delay ")) {
                    DELAY.set(Long.parseLong(line.substring("delay ".length())));
                }
            }
        } catch (IOException e) {
            System.err.println("no more commands: " + e);
        }
        Runtime.getRuntime().halt(0);
    }

    private static void watch(MessagingHost host) throws InterruptedException {
        boolean up = true;
        while (true) {
            HostHealth health = host.health();
            boolean now = isConnected(health);
            if (now != up) {
                say(now ? "UP" : "DOWN " + health.detail());
                up = now;
            }
            Thread.sleep(PROBE_MILLIS);
        }
    }

    /** Degraded is connected: NATS without JetStream, which keeps nothing for a slow reader, says so when it has to drop. */
    private static boolean isConnected(HostHealth health) {
        return health.connections().values().stream().noneMatch(each -> each.status() == Health.Status.DOWN)
                && health.subscriptions().stream()
                        .noneMatch(each -> each.health().status() == Health.Status.DOWN);
    }

    private static void say(String line) {
        System.out.println(line.replace('\n', ' '));
        System.out.flush();
    }
}
