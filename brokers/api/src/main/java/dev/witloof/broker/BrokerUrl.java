package dev.witloof.broker;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The address of a broker: a scheme, which chooses the adapter, and a rest, which the adapter reads.
 *
 * <p>It is no {@link URI} because addresses in use are none: {@code memory:} has no rest, and
 * {@code kafka://a:9092,b:9092} has no host. {@link #toString()} hides what may be secret; {@link #text()} does not.
 */
public final class BrokerUrl {
    private static final Pattern SCHEME = Pattern.compile("([A-Za-z][A-Za-z0-9+.-]*)(?::(.*))?", Pattern.DOTALL);

    /** A user with a password, for which some signs have another meaning, or a token may stand before them. */
    private static final Pattern USER = Pattern.compile("(?://)?[^/:@?,]*:");

    private static final String HIDDEN = "***";

    private final String scheme;
    private final String rest;

    private BrokerUrl(String scheme, String rest) {
        this.scheme = scheme;
        this.rest = rest;
    }

    /**
     * Reads an address. A scheme alone will do: {@code memory} is {@code memory:}.
     *
     * @param text for instance {@code nats://127.0.0.1:4222}
     * @return the address
     * @throws IllegalArgumentException if it does not start with a scheme
     */
    public static BrokerUrl parse(String text) {
        Matcher matcher = SCHEME.matcher(text.strip());
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "a broker URL starts with a scheme, such as memory: or nats://127.0.0.1:4222, but this one does"
                            + " not (it has " + text.length() + " characters)");
        }
        String scheme = Objects.requireNonNull(matcher.group(1)).toLowerCase(Locale.ROOT);
        return new BrokerUrl(scheme, Objects.requireNonNullElse(matcher.group(2), ""));
    }

    /**
     * The scheme.
     *
     * @return lower case, without the colon
     */
    public String scheme() {
        return scheme;
    }

    /**
     * What stands behind the scheme's colon.
     *
     * @return for instance {@code //127.0.0.1:4222}, or nothing
     */
    public String rest() {
        return rest;
    }

    /**
     * The address as text, secrets included: for clients, not for logs.
     *
     * @return scheme, colon and rest
     */
    public String text() {
        return scheme + ":" + rest;
    }

    /**
     * The address as a {@link URI}, secrets included.
     *
     * @return the URI
     * @throws IllegalArgumentException if it is not one; the message does not repeat it
     */
    public URI toUri() {
        try {
            return new URI(text());
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException(
                    "the " + scheme + " broker URL is not a URI: " + e.getReason() + " at index " + e.getIndex());
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BrokerUrl that && scheme.equals(that.scheme) && rest.equals(that.rest);
    }

    @Override
    public int hashCode() {
        return Objects.hash(scheme, rest);
    }

    /**
     * The address for people, with {@code ***} in place of what may be secret: a password, a user without one, which is a
     * token on some brokers, and a query.
     */
    @Override
    public String toString() {
        // The last @, because a password may hold any character unescaped: rather hide a host than show a secret.
        int at = rest.lastIndexOf('@');
        int question = rest.indexOf('?');
        if (at < 0) {
            return scheme + ":" + withoutQuery(rest);
        }
        Matcher user = USER.matcher(rest.substring(0, at));
        String who = user.lookingAt() ? user.group() : rest.startsWith("//") ? "//" : "";
        // An @ behind a ? belongs to a query or to a password, and so may what follows it.
        boolean isClear = question < 0 || question > at;
        return scheme + ":" + who + HIDDEN + "@" + (isClear ? withoutQuery(rest.substring(at + 1)) : HIDDEN);
    }

    private static String withoutQuery(String text) {
        int question = text.indexOf('?');
        return question < 0 ? text : text.substring(0, question + 1) + HIDDEN;
    }
}
