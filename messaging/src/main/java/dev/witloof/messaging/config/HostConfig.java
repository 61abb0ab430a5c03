package dev.witloof.messaging.config;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException;
import dev.witloof.messaging.Grants;
import dev.witloof.messaging.GuestFactory;
import dev.witloof.messaging.MessagingHost;
import dev.witloof.messaging.MessagingHostBuilder;
import dev.witloof.runtime.Component;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A messaging host as a configuration file describes it. Immutable; shows neither passwords nor the values of settings.
 *
 * <pre>{@code
 * try (ConfiguredHost host = HostConfig.load(Path.of("host.yaml")).start()) {
 *     ...
 * }
 * }</pre>
 *
 * @param component the component's file
 * @param instances how many messages are handled at once, see {@link MessagingHostBuilder#instances}
 * @param deadline how long a guest may take for one message, see {@link MessagingHostBuilder#deadline}
 * @param sendTimeout how long one send may take, see {@link MessagingHostBuilder#sendTimeout}
 * @param limits what each instance may use
 * @param connections the connections by name
 * @param subscriptions what the guest gets
 * @param grants what the guest may send to and request on, by connection
 * @param wasi what the guest may do with WASI
 * @param shutdownGrace how long guests have to end when the host is closed, zero or more
 */
public record HostConfig(
        Path component,
        Optional<Integer> instances,
        Optional<Duration> deadline,
        Optional<Duration> sendTimeout,
        LimitsConfig limits,
        Map<String, ConnectionConfig> connections,
        List<SubscriptionConfig> subscriptions,
        Map<String, Grants> grants,
        WasiConfig wasi,
        Duration shutdownGrace) {

    /**
     * Copies the collections, and sorts the maps.
     *
     * @param component see {@link #component()}
     * @param instances see {@link #instances()}
     * @param deadline see {@link #deadline()}
     * @param sendTimeout see {@link #sendTimeout()}
     * @param limits see {@link #limits()}
     * @param connections see {@link #connections()}
     * @param subscriptions see {@link #subscriptions()}
     * @param grants see {@link #grants()}
     * @param wasi see {@link #wasi()}
     * @param shutdownGrace see {@link #shutdownGrace()}
     * @throws IllegalArgumentException if a number is out of range
     */
    public HostConfig {
        Objects.requireNonNull(component, "component");
        Objects.requireNonNull(instances, "instances");
        Objects.requireNonNull(deadline, "deadline");
        Objects.requireNonNull(sendTimeout, "sendTimeout");
        Objects.requireNonNull(limits, "limits");
        connections = Collections.unmodifiableMap(new TreeMap<>(connections));
        subscriptions = List.copyOf(subscriptions);
        grants = Collections.unmodifiableMap(new TreeMap<>(grants));
        Objects.requireNonNull(wasi, "wasi");
        if (shutdownGrace.isNegative()) {
            throw new IllegalArgumentException("the time to wait is negative: " + shutdownGrace);
        }
        deadline.ifPresent(limit -> requirePositive("deadline", limit));
        sendTimeout.ifPresent(limit -> requirePositive("sendTimeout", limit));
        instances
                .filter(count -> count < 1 || count > MessagingHostBuilder.MOST_INSTANCES)
                .ifPresent(count -> {
                    throw new IllegalArgumentException(
                            "instances is " + count + ", but wanted is 1 to " + MessagingHostBuilder.MOST_INSTANCES);
                });
    }

    private static void requirePositive(String name, Duration limit) {
        if (limit.isZero() || limit.isNegative()) {
            throw new IllegalArgumentException(name + " is " + limit + ", but wanted is more than zero");
        }
    }

    /**
     * Reads a file, with the environment of this process. Neither the component nor a broker is looked at.
     *
     * @param file YAML, see {@code docs/configuration.md}
     * @return what it describes
     * @throws IOException if the file cannot be read
     * @throws ConfigException with everything that is wrong with it
     */
    public static HostConfig load(Path file) throws IOException {
        return load(file, System.getenv());
    }

    /**
     * Reads a file. Neither the component nor a broker is looked at.
     *
     * @param file YAML, see {@code docs/configuration.md}
     * @param environment what {@code ${NAME}} stands for
     * @return what it describes
     * @throws IOException if the file cannot be read
     * @throws ConfigException with everything that is wrong with it
     */
    public static HostConfig load(Path file, Map<String, String> environment) throws IOException {
        return HostConfigReader.read(file, environment, Checks.NONE);
    }

    /**
     * Reads a file, with the environment of this process, and looks at what it names without connecting to anything: whether
     * the component is there and fits, whether there is an adapter for each connection, and what that says of its URL and
     * its settings.
     *
     * @param file YAML, see {@code docs/configuration.md}
     * @return what it describes
     * @throws IOException if the file cannot be read
     * @throws ConfigException with everything that is wrong with it
     */
    public static HostConfig check(Path file) throws IOException {
        return check(file, System.getenv());
    }

    /**
     * Reads a file, and looks at what it names as {@link #check(Path)} does.
     *
     * @param file YAML, see {@code docs/configuration.md}
     * @param environment what {@code ${NAME}} stands for
     * @return what it describes
     * @throws IOException if the file cannot be read
     * @throws ConfigException with everything that is wrong with it
     */
    public static HostConfig check(Path file, Map<String, String> environment) throws IOException {
        return HostConfigReader.read(file, environment, Checks.WITHOUT_CONNECTING);
    }

    /**
     * Loads the component, connects to the brokers, and starts the host.
     *
     * @return the running host, which owns its connections
     * @throws IOException if the component cannot be read; the message says so also where there is no such file
     * @throws dev.witloof.component.binary.MalformedComponentException if it is no component
     * @throws dev.witloof.runtime.LinkException if it does not fit
     * @throws dev.witloof.runtime.Trap if the guest traps while it starts
     * @throws BrokerException if a broker cannot be reached, or refuses a subscription
     * @throws IllegalArgumentException if an adapter refuses a URL or a setting, or a directory of the guest's is none
     */
    public ConfiguredHost start() throws IOException {
        GuestFactory guest = guest(loaded());
        Map<String, Broker> brokers = connect();
        return ConfiguredHost.start(toBuilder(guest, brokers), brokers.values(), shutdownGrace);
    }

    private Component loaded() throws IOException {
        try {
            return Component.load(component);
        } catch (NoSuchFileException e) {
            // The message of the original is the path and nothing else.
            NoSuchFileException told =
                    new NoSuchFileException(component.toString(), null, "there is no such file, the component");
            told.initCause(e);
            throw told;
        }
    }

    /**
     * Makes instances of a guest, with what is configured of WASI.
     *
     * @param guest a component that imports nothing but messaging and WASI 0.2
     * @return the factory
     * @throws dev.witloof.runtime.LinkException if the component asks for something else, or exports no handler
     * @throws IllegalArgumentException if a directory that it is given is none
     */
    public GuestFactory guest(Component guest) {
        return GuestFactory.of(guest, wasi.host());
    }

    /**
     * Connects to the brokers.
     *
     * @return an open connection for each of {@link #connections()}, the caller's to close
     * @throws BrokerException if one cannot be reached; then none is left open
     * @throws IllegalArgumentException if an adapter refuses a URL or a setting; then none is left open
     */
    public Map<String, Broker> connect() {
        return Connecting.connect(connections);
    }

    /**
     * Describes the host on brokers that the caller has, so that observers can be added and messages can be sent beside it.
     *
     * @param guest makes the guest's instances, see {@link #guest(Component)}; {@link #component()} is not read
     * @param brokers a broker for each of {@link #connections()}
     * @return a builder with all that is configured but the grace
     */
    public MessagingHostBuilder toBuilder(GuestFactory guest, Map<String, Broker> brokers) {
        MessagingHostBuilder host = MessagingHost.builder(guest);
        brokers.forEach(host::connection);
        instances.ifPresent(host::instances);
        deadline.ifPresent(host::deadline);
        sendTimeout.ifPresent(host::sendTimeout);
        limits.applyTo(host);
        subscriptions.forEach(each -> host.subscribe(each.connection(), each.spec(), each.options()));
        grants.forEach(host::grant);
        return host;
    }
}
