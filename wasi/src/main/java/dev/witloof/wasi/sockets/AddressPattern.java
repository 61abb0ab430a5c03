package dev.witloof.wasi.sockets;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.Set;

/** A pattern of hosts and ports, such as {@code 10.0.0.0/8:5432} or {@code *.example.com:443}. Immutable. */
final class AddressPattern {
    private static final String ANY = "*";
    private static final int MAX_PORT = 65535;

    private final String text;
    private final Optional<InetAddress> network;
    private final int prefix;
    private final Optional<HostPattern> names;
    private final int firstPort;
    private final int lastPort;

    AddressPattern(String text) {
        this.text = text;
        int colon = text.lastIndexOf(':');
        String host = colon < 0 ? "" : text.substring(0, colon);
        boolean bracketed = host.startsWith("[") && host.endsWith("]");
        if (host.isEmpty() || (host.indexOf(':') >= 0 && !bracketed)) {
            throw wrong("a host and a port, such as 10.0.0.0/8:5432, [::1]:80-90, db.example.com:443 or *:*");
        }
        String ports = text.substring(colon + 1);
        int dash = ports.indexOf('-');
        firstPort = ports.equals(ANY) ? 0 : number(dash < 0 ? ports : ports.substring(0, dash), MAX_PORT, "a port");
        lastPort = ports.equals(ANY) ? MAX_PORT : number(ports.substring(dash + 1), MAX_PORT, "a port");
        if (firstPort > lastPort) {
            throw wrong("a range of ports that begins with the lower one");
        }
        String unbracketed = bracketed ? host.substring(1, host.length() - 1) : host;
        int slash = unbracketed.indexOf('/');
        network = IpText.parse(slash < 0 ? unbracketed : unbracketed.substring(0, slash));
        int bits = network.map(address -> address.getAddress().length * 8).orElse(0);
        prefix = slash < 0 ? bits : number(unbracketed.substring(slash + 1), bits, "a number of bits");
        names = network.isPresent() ? Optional.empty() : Optional.of(new HostPattern(unbracketed));
    }

    private int number(String digits, int most, String what) {
        if (digits.matches("\\d{1,5}") && Integer.parseInt(digits) <= most) {
            return Integer.parseInt(digits);
        }
        throw wrong(what + " between 0 and " + most + ", not `" + digits + "`");
    }

    private IllegalArgumentException wrong(String wanted) {
        return new IllegalArgumentException("found the network grant `" + text + "`; wanted is " + wanted);
    }

    /**
     * Whether the pattern covers an address.
     *
     * @param lookedUp the names that have led to it
     */
    boolean matches(InetSocketAddress address, Set<String> lookedUp) {
        int port = address.getPort();
        if (port < firstPort || port > lastPort) {
            return false;
        }
        return network.map(wanted ->
                        matches(wanted.getAddress(), address.getAddress().getAddress()))
                .orElseGet(() -> names.filter(
                                pattern -> pattern.isAny() || lookedUp.stream().anyMatch(pattern::matches))
                        .isPresent());
    }

    private boolean matches(byte[] wanted, byte[] found) {
        if (wanted.length != found.length) {
            return false;
        }
        for (int bit = 0; bit < prefix; bit++) {
            int mask = 0x80 >>> bit % 8;
            if ((wanted[bit / 8] & mask) != (found[bit / 8] & mask)) {
                return false;
            }
        }
        return true;
    }

    /** Whether the pattern is one of names, and covers this one, so that it has to be looked up. */
    boolean names(String name) {
        return names.filter(pattern -> !pattern.isAny() && pattern.matches(name))
                .isPresent();
    }
}
