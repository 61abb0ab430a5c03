package dev.witloof.wasi.http;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/**
 * The clients of one host. Java has one time limit for connecting in each client, so there is one for each power of two,
 * made when a guest asks for it. Safe for use by several threads.
 */
public final class HttpClients {
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

    HttpClient client(Duration connectTimeout) {
        int power = Long.SIZE - Long.numberOfLeadingZeros(Math.max(0, connectTimeout.toMillis() - 1));
        return clients.computeIfAbsent(power, this::make);
    }

    private HttpClient make(int power) {
        return builders.get()
                .followRedirects(HttpClient.Redirect.NEVER)
                .connectTimeout(Duration.ofMillis(1L << power))
                .build();
    }
}
