package dev.witloof.broker.adapter;

import dev.witloof.broker.BrokerUrl;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A broker URL of the usual form, read: {@code scheme://user:password@host:port,host:port/path?key=value}. User, password,
 * path and values are percent-decoded; an IPv6 address stands in brackets. Immutable; {@link #toString()} hides what may be
 * secret.
 */
public final class ServerAddress {
    private final BrokerUrl url;
    private final List<Host> hosts;
    private final @Nullable String user;
    private final @Nullable String password;
    private final String path;
    private final Map<String, String> query;

    /**
     * One server.
     *
     * @param name a host name or address, an IPv6 one without brackets
     * @param port from 1 to 65535
     */
    public record Host(String name, int port) {
        /** The server as it stands in a URL. */
        @Override
        public String toString() {
            return (name.indexOf(':') >= 0 ? "[" + name + "]" : name) + ":" + port;
        }
    }

    private ServerAddress(
            BrokerUrl url,
            List<Host> hosts,
            @Nullable String user,
            @Nullable String password,
            String path,
            Map<String, String> query) {
        this.url = url;
        this.hosts = List.copyOf(hosts);
        this.user = user;
        this.password = password;
        this.path = path;
        this.query = query;
    }

    /**
     * Reads a URL.
     *
     * @param url what stands behind the scheme begins with {@code //}
     * @param defaultPort the port of a host that has none
     * @return the address, with one host or more
     * @throws IllegalArgumentException if it has another form; the message shows no secret
     */
    public static ServerAddress parse(BrokerUrl url, int defaultPort) {
        String rest = url.rest();
        if (!rest.startsWith("//")) {
            throw wrong(url, defaultPort, "it has no // behind the scheme");
        }
        rest = rest.substring(2);
        Map<String, String> query = Map.of();
        int question = rest.lastIndexOf('?');
        if (question >= 0 && question < rest.lastIndexOf('@')) {
            // Read as a query, it would turn what stands before, a part of a password maybe, into a host to talk about.
            throw wrong(
                    url, defaultPort, "an @ stands behind a ? (write %40 for @ and %3F for ?, if they belong to it)");
        }
        if (question >= 0) {
            query = query(url, defaultPort, rest.substring(question + 1));
            rest = rest.substring(0, question);
        }
        String user = null;
        String password = null;
        int at = rest.lastIndexOf('@');
        if (at >= 0) {
            String credentials = rest.substring(0, at);
            int colon = credentials.indexOf(':');
            user = decode(url, defaultPort, colon < 0 ? credentials : credentials.substring(0, colon));
            password = colon < 0 ? null : decode(url, defaultPort, credentials.substring(colon + 1));
            rest = rest.substring(at + 1);
        }
        int slash = rest.indexOf('/');
        String path = slash < 0 ? "" : decode(url, defaultPort, rest.substring(slash + 1));
        String hosts = slash < 0 ? rest : rest.substring(0, slash);
        List<Host> found = new ArrayList<>();
        for (String host : hosts.split(",", -1)) {
            found.add(host(url, defaultPort, host.strip()));
        }
        return new ServerAddress(url, found, user, password, path, query);
    }

    private static Host host(BrokerUrl url, int defaultPort, String text) {
        int end = text.startsWith("[") ? text.indexOf(']') + 1 : text.indexOf(':');
        end = end < 0 ? text.length() : end;
        String name = text.substring(0, end);
        if (name.startsWith("[")) {
            name = name.substring(1, name.length() - 1);
        }
        String port = text.substring(end);
        if (name.isEmpty() || (!port.isEmpty() && !port.matches(":[0-9]{1,5}"))) {
            throw wrong(url, defaultPort, "`" + text + "` is no host");
        }
        int number = port.isEmpty() ? defaultPort : Integer.parseInt(port.substring(1));
        if (number < 1 || number > 65_535) {
            throw wrong(url, defaultPort, "there is no port " + number);
        }
        return new Host(name, number);
    }

    private static Map<String, String> query(BrokerUrl url, int defaultPort, String text) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String pair : text.split("&", -1)) {
            int equals = pair.indexOf('=');
            if (equals < 1) {
                throw wrong(url, defaultPort, "its query is not made of key=value");
            }
            String key = decode(url, defaultPort, pair.substring(0, equals));
            if (values.put(key, decode(url, defaultPort, pair.substring(equals + 1))) != null) {
                throw wrong(url, defaultPort, "its query has " + key + " twice");
            }
        }
        return Collections.unmodifiableMap(values);
    }

    private static String decode(BrokerUrl url, int defaultPort, String text) {
        try {
            return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            throw wrong(url, defaultPort, "a % in it is not followed by two hexadecimal digits (write %25 for %)");
        }
    }

    private static IllegalArgumentException wrong(BrokerUrl url, int defaultPort, String what) {
        return new IllegalArgumentException("the broker URL " + url + " cannot be used: " + what
                + "; wanted is for instance " + url.scheme() + "://127.0.0.1:" + defaultPort);
    }

    /**
     * The servers of one cluster.
     *
     * @return one or more, in order
     */
    public List<Host> hosts() {
        return hosts;
    }

    /**
     * The only server, for clients that take one.
     *
     * @return the host
     * @throws IllegalArgumentException if there are several
     */
    public Host host() {
        if (hosts.size() > 1) {
            throw new IllegalArgumentException(
                    "the broker URL " + url + " names " + hosts.size() + " servers, but this adapter takes one");
        }
        return hosts.get(0);
    }

    /**
     * Who connects.
     *
     * @return the user, if given
     */
    public Optional<String> user() {
        return Optional.ofNullable(user);
    }

    /**
     * The user's password.
     *
     * @return the password, if given
     */
    public Optional<String> password() {
        return Optional.ofNullable(password);
    }

    /**
     * What stands behind the hosts.
     *
     * @return the path without its first slash, decoded; empty if there is none
     */
    public String path() {
        return path;
    }

    /**
     * What stands behind the question mark.
     *
     * @return keys and values, decoded, in order; unmodifiable
     */
    public Map<String, String> query() {
        return query;
    }

    /** The URL without what may be secret. */
    @Override
    public String toString() {
        return url.toString();
    }
}
