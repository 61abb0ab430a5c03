package dev.witloof.wasi.http;

import dev.witloof.wasi.sockets.HostPattern;
import dev.witloof.wasi.sockets.IpText;
import java.net.InetAddress;
import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A pattern of URLs, as {@link dev.witloof.wasi.HttpGrants} describes it. Immutable. */
public final class UrlPattern {
    private static final String ANY = "*";
    private static final int MAX_PORT = 65535;
    private static final Pattern FORM =
            Pattern.compile("(http|https|\\*)://(\\[[^\\]/]+\\]|[^\\[\\]:/?#@]+)(?::(\\d{1,5}|\\*))?(/[^?#]*)?");

    private final String text;
    private final String scheme;
    private final Optional<InetAddress> address;
    private final Optional<HostPattern> names;
    private final @Nullable String port;
    private final @Nullable String path;

    /**
     * Reads a pattern.
     *
     * @param text the pattern
     * @throws IllegalArgumentException if it is none
     */
    public UrlPattern(String text) {
        this.text = text;
        Matcher parts = FORM.matcher(text);
        if (!parts.matches()) {
            throw wrong("a scheme, a host, and perhaps a port and a path, such as https://*.example.com/v1/*");
        }
        scheme = parts.group(1);
        String host = parts.group(2);
        address = IpText.parse(host.startsWith("[") ? host.substring(1, host.length() - 1) : host);
        if (host.startsWith("[") && address.isEmpty()) {
            throw wrong("an address between brackets");
        }
        names = address.isPresent() ? Optional.empty() : Optional.of(new HostPattern(host));
        port = parts.group(3);
        if (port != null && !port.equals(ANY) && Integer.parseInt(port) > MAX_PORT) {
            throw wrong("a port between 0 and " + MAX_PORT);
        }
        path = parts.group(4);
        if (path != null && path.indexOf('*') >= 0 && path.indexOf('*') != path.length() - 1) {
            throw wrong("a path with a * at its end only");
        }
    }

    private IllegalArgumentException wrong(String wanted) {
        return new IllegalArgumentException("found the HTTP grant `" + text + "`; wanted is " + wanted);
    }

    /** Whether the pattern covers a URL, which has a scheme and a host. */
    boolean matches(URI url) {
        if (!scheme.equals(ANY) && !scheme.equals(url.getScheme())) {
            return false;
        }
        return matchesHost(url.getHost()) && matchesPort(url) && matchesPath(url.getRawPath());
    }

    private boolean matchesHost(String host) {
        String plain = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
        return address.map(wanted -> IpText.parse(plain).filter(wanted::equals).isPresent())
                .orElseGet(() -> names.filter(pattern -> pattern.matches(plain)).isPresent());
    }

    private boolean matchesPort(URI url) {
        int standard = url.getScheme().equals("https") ? 443 : 80;
        int found = url.getPort() < 0 ? standard : url.getPort();
        if (port == null) {
            return found == standard;
        }
        return port.equals(ANY) || found == Integer.parseInt(port);
    }

    private boolean matchesPath(String found) {
        if (path == null) {
            return true;
        }
        return path.endsWith(ANY) ? found.startsWith(path.substring(0, path.length() - 1)) : found.equals(path);
    }

    @Override
    public String toString() {
        return text;
    }
}
