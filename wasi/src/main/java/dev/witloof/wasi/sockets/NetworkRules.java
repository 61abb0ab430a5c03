package dev.witloof.wasi.sockets;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** What guests may do on the network, as patterns. Immutable. */
public final class NetworkRules {
    /** What an address is used for. */
    public enum Use {
        /** To connect to it by TCP. */
        CONNECT,
        /** To listen on it by TCP. */
        LISTEN,
        /** To exchange datagrams with it. */
        DATAGRAMS,
        /** To receive datagrams at it. */
        RECEIVE
    }

    private final Map<Use, List<AddressPattern>> addresses;
    private final List<HostPattern> names;
    private final String text;

    private NetworkRules(Builder builder) {
        addresses = new EnumMap<>(Use.class);
        builder.addresses.forEach((use, patterns) -> addresses.put(use, List.copyOf(patterns)));
        names = List.copyOf(builder.names);
        text = String.join(", ", builder.texts);
    }

    private List<AddressPattern> patterns(Use use) {
        return addresses.getOrDefault(use, List.of());
    }

    boolean allows(Use use, InetSocketAddress address, Set<String> lookedUp) {
        return patterns(use).stream().anyMatch(pattern -> pattern.matches(address, lookedUp));
    }

    boolean allowsAny(Use use) {
        return !patterns(use).isEmpty();
    }

    boolean allowsLookUp(String name) {
        return names.stream().anyMatch(pattern -> pattern.matches(name))
                || addresses.values().stream().flatMap(List::stream).anyMatch(pattern -> pattern.names(name));
    }

    @Override
    public String toString() {
        return text.isEmpty() ? "nothing" : text;
    }

    /** Collects patterns. Not safe for use by several threads. */
    public static final class Builder {
        private final Map<Use, List<AddressPattern>> addresses = new EnumMap<>(Use.class);
        private final List<HostPattern> names = new ArrayList<>();
        private final List<String> texts = new ArrayList<>();

        /** Makes a builder without patterns. */
        public Builder() {}

        /**
         * Adds patterns of hosts and ports.
         *
         * @param use what they are used for
         * @param patterns the patterns
         * @throws IllegalArgumentException if one is none
         */
        public void add(Use use, String... patterns) {
            for (String pattern : patterns) {
                addresses.computeIfAbsent(use, key -> new ArrayList<>()).add(new AddressPattern(pattern));
                texts.add(use.name().toLowerCase(Locale.ROOT) + " " + pattern);
            }
        }

        /**
         * Adds patterns of names.
         *
         * @param patterns the patterns
         * @throws IllegalArgumentException if one is none
         */
        public void lookUp(String... patterns) {
            for (String pattern : patterns) {
                names.add(new HostPattern(pattern));
                texts.add("look-up " + pattern);
            }
        }

        /**
         * Makes the rules.
         *
         * @return rules that later changes of this builder do not touch
         */
        public NetworkRules build() {
            return new NetworkRules(this);
        }
    }
}
