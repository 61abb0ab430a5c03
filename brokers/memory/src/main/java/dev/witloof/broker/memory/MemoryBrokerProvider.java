package dev.witloof.broker.memory;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.BrokerProvider;
import dev.witloof.broker.BrokerUrl;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Connects to in-memory brokers: {@code memory:} is a new one that nobody else reaches, and {@code memory:NAME} (or
 * {@code memory://NAME}) is the one of that name in this process, which lives as long as a connection to it is open.
 *
 * <p>The settings are those of {@link MemoryLimits#of(BrokerConfig)}. The first connection to a named broker decides
 * its limits.
 */
public final class MemoryBrokerProvider implements BrokerProvider {
    private static final Pattern NAME = Pattern.compile("(//)?[A-Za-z0-9._-]{1,100}");

    /** Makes the provider, for {@link java.util.ServiceLoader}. */
    public MemoryBrokerProvider() {}

    @Override
    public Set<String> schemes() {
        return Set.of("memory");
    }

    /**
     * Connects to a new or a named broker.
     *
     * @throws IllegalArgumentException if the name has other characters than letters, digits, dot, underscore and
     *     hyphen, if a setting is wrong, or if the named broker is open with limits that differ from given ones
     */
    @Override
    public Broker connect(BrokerUrl url, BrokerConfig config) {
        check(url, config);
        MemoryLimits limits = MemoryLimits.of(config);
        if (isPrivate(url)) {
            return new MemoryBroker(new Hub(limits));
        }
        String name = url.rest().startsWith("//") ? url.rest().substring(2) : url.rest();
        return new MemoryBroker(NamedHubs.join(name, limits, !config.asMap().isEmpty()));
    }

    @Override
    public void check(BrokerUrl url, BrokerConfig config) {
        MemoryLimits.of(config);
        if (!isPrivate(url) && !NAME.matcher(url.rest()).matches()) {
            throw new IllegalArgumentException("an in-memory broker is memory: or memory:NAME, with up to 100 letters,"
                    + " digits, dots, underscores and hyphens, but this is " + url);
        }
    }

    private static boolean isPrivate(BrokerUrl url) {
        return url.rest().isEmpty() || url.rest().equals("//");
    }
}
