package dev.witloof.broker;

import java.net.URI;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.ServiceConfigurationError;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.TreeMap;

/**
 * Connects to brokers by URL: the scheme chooses among the {@link BrokerProvider}s on the class path. Thread-safe;
 * nothing is kept between calls.
 */
public final class Brokers {

    private Brokers() {}

    /**
     * Connects with no settings.
     *
     * @param url for instance {@code memory:} or {@code nats://127.0.0.1:4222}
     * @return the connection
     * @throws BrokerException as {@link #connect(String, BrokerConfig)}
     */
    public static Broker connect(String url) {
        return connect(url, BrokerConfig.EMPTY);
    }

    /**
     * Connects.
     *
     * @param url see {@link BrokerUrl#parse}
     * @param config the adapter's settings
     * @return the connection
     * @throws BrokerException with {@link BrokerException.Kind#UNSUPPORTED} if no adapter serves the scheme, naming
     *     those there are; or if connecting fails
     * @throws IllegalArgumentException if the URL or a setting is wrong
     */
    public static Broker connect(String url, BrokerConfig config) {
        return connect(BrokerUrl.parse(url), config, classLoader());
    }

    /**
     * Connects.
     *
     * @param url a URL with a scheme
     * @param config the adapter's settings
     * @return the connection
     * @throws BrokerException as {@link #connect(String, BrokerConfig)}
     * @throws IllegalArgumentException if the URL or a setting is wrong
     */
    public static Broker connect(URI url, BrokerConfig config) {
        return connect(url.toString(), config);
    }

    /**
     * Connects with an adapter that a class loader sees.
     *
     * @param url where to
     * @param config the adapter's settings
     * @param loader where to look for adapters
     * @return the connection
     * @throws BrokerException as {@link #connect(String, BrokerConfig)}
     * @throws IllegalArgumentException if the URL or a setting is wrong
     */
    public static Broker connect(BrokerUrl url, BrokerConfig config, ClassLoader loader) {
        return provider(url, loader).connect(url, config);
    }

    /**
     * Looks at an address and settings without connecting, as far as its adapter can, see {@link BrokerProvider#check}.
     *
     * @param url where to
     * @param config the adapter's settings
     * @throws BrokerException with {@link BrokerException.Kind#UNSUPPORTED} if no adapter serves the scheme, naming
     *     those there are
     * @throws IllegalArgumentException if the URL or a setting is wrong
     */
    public static void check(BrokerUrl url, BrokerConfig config) {
        provider(url, classLoader()).check(url, config);
    }

    private static BrokerProvider provider(BrokerUrl url, ClassLoader loader) {
        List<ServiceConfigurationError> broken = new ArrayList<>();
        Map<String, BrokerProvider> providers = providers(loader, broken);
        BrokerProvider provider = providers.get(url.scheme());
        if (provider == null) {
            throw unknownScheme(url.scheme(), providers.keySet(), broken);
        }
        return provider;
    }

    /**
     * The schemes that can be connected to, for messages and help texts.
     *
     * @return sorted
     */
    public static Set<String> schemes() {
        return Collections.unmodifiableSet(
                providers(classLoader(), new ArrayList<>()).keySet());
    }

    private static ClassLoader classLoader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context != null ? context : Brokers.class.getClassLoader();
    }

    private static Map<String, BrokerProvider> providers(ClassLoader loader, List<ServiceConfigurationError> broken) {
        Map<String, BrokerProvider> byScheme = new TreeMap<>();
        Iterator<BrokerProvider> found =
                ServiceLoader.load(BrokerProvider.class, loader).iterator();
        while (true) {
            BrokerProvider provider;
            try {
                if (!found.hasNext()) {
                    return byScheme;
                }
                provider = found.next();
            } catch (ServiceConfigurationError e) {
                // One adapter that cannot be loaded must not keep the others from being found.
                broken.add(e);
                continue;
            }
            for (String scheme : provider.schemes()) {
                BrokerProvider other = byScheme.putIfAbsent(scheme, provider);
                if (other != null && other.getClass() != provider.getClass()) {
                    throw new BrokerException(
                            BrokerException.Kind.UNSUPPORTED,
                            "two adapters serve the scheme " + scheme + ": "
                                    + other.getClass().getName() + " and "
                                    + provider.getClass().getName() + "; leave one of them off the class path");
                }
            }
        }
    }

    private static BrokerException unknownScheme(
            String scheme, Set<String> known, List<ServiceConfigurationError> broken) {
        StringBuilder text = new StringBuilder("no broker adapter serves the scheme ").append(scheme);
        text.append(
                known.isEmpty()
                        ? "; there is no adapter on the class path"
                        : "; known are " + String.join(", ", known));
        Suggestions.closest(scheme, known)
                .ifPresentOrElse(
                        close -> text.append("; did you mean ").append(close).append('?'),
                        () -> text.append("; is its adapter (such as witloof-broker-")
                                .append(scheme)
                                .append(") on the class path?"));
        for (ServiceConfigurationError error : broken) {
            text.append("; one adapter could not be loaded: ").append(error.getMessage());
        }
        BrokerException exception = new BrokerException(BrokerException.Kind.UNSUPPORTED, text.toString());
        broken.forEach(exception::addSuppressed);
        return exception;
    }
}
