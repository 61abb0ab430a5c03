package dev.witloof.wasi.http;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The clients of one host. Java has one time limit for connecting in each client, so there is one for each power of two,
 * made when a guest asks for it. Safe for use by several threads.
 */
public final class HttpClients {
    private static final int NO_LIMIT = -1;
    /** A day, as a power of two in milliseconds; longer limits make no difference. */
    private static final int LONGEST = 27;

    private final Supplier<HttpClient.Builder> builders;
    private final Map<Integer, HttpClient> clients = new ConcurrentHashMap<>();

    /**
     * Makes a place for clients.
     *
     * @param builders makes each client's builder
     */
    public HttpClients(Supplier<HttpClient.Builder> builders) {
        this.builders = builders;
    }

    HttpClient client(Optional<Duration> connectTimeout) {
        int power = connectTimeout
                .map(limit -> Math.min(LONGEST, 64 - Long.numberOfLeadingZeros(Math.max(0, limit.toMillis() - 1))))
                .orElse(NO_LIMIT);
        return clients.computeIfAbsent(power, this::make);
    }

    private HttpClient make(int power) {
        HttpClient.Builder builder = builders.get().followRedirects(HttpClient.Redirect.NEVER);
        return power == NO_LIMIT
                ? builder.build()
                : builder.connectTimeout(Duration.ofMillis(1L << power)).build();
    }
}
