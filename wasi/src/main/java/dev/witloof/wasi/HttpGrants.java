package dev.witloof.wasi;

import dev.witloof.wasi.http.UrlPattern;
import java.util.ArrayList;
import java.util.List;

/**
 * Which URLs guests may send HTTP requests to. Everything else fails with {@code HTTP-request-denied} before anybody is
 * asked. Immutable.
 *
 * <p>A pattern is a scheme, a host, perhaps a port, and perhaps a path: {@code https://api.example.com},
 * {@code http://127.0.0.1:8080/status}, {@code https://*.example.com/v1/*}. The scheme is {@code http}, {@code https} or
 * {@code *}; the host an address, a name, all names that end alike ({@code *.example.com}), or {@code *}; the port a number
 * or {@code *}, and that of the scheme where it is left out. A path that ends with {@code *} stands for all that begin so,
 * any other for itself; without a path, all are covered. Query strings count for nothing.
 *
 * <p>A name is granted whatever addresses it leads to. Redirects are not followed: the guest gets them, and may send
 * another request.
 */
public final class HttpGrants {
    private static final HttpGrants NONE = of();

    private final List<UrlPattern> patterns;

    private HttpGrants(List<UrlPattern> patterns) {
        this.patterns = List.copyOf(patterns);
    }

    /**
     * Nothing.
     *
     * @return grants that cover no URL
     */
    public static HttpGrants none() {
        return NONE;
    }

    /**
     * Grants all URLs that one of the patterns covers.
     *
     * @param patterns the patterns
     * @return the grants
     * @throws IllegalArgumentException if one is no pattern
     */
    public static HttpGrants of(String... patterns) {
        List<UrlPattern> all = new ArrayList<>();
        for (String pattern : patterns) {
            all.add(new UrlPattern(pattern));
        }
        return new HttpGrants(all);
    }

    List<UrlPattern> patterns() {
        return patterns;
    }

    /** The patterns for people. */
    @Override
    public String toString() {
        return patterns.toString();
    }
}
