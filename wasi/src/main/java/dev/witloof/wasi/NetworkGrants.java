package dev.witloof.wasi;

import dev.witloof.wasi.sockets.NetworkRules;

/**
 * What guests may do on the network. Everything else fails with {@code access-denied} before a packet is sent. Immutable.
 *
 * <p>Hosts and ports are granted by patterns. A host is an address ({@code 127.0.0.1}, {@code [::1]}), a network ({@code
 * 10.0.0.0/8}, {@code [fd00::/8]}), a name ({@code db.example.com}), all names that end alike
 * ({@code *.example.com}), or {@code *}. A port is a number, a range ({@code 8000-8099}), or {@code *}. A name covers the
 * addresses that the same instance has looked it up for, and may be looked up.
 *
 * <pre>{@code
 * NetworkGrants.builder().connect("db.example.com:5432").listen("127.0.0.1:8080").build()
 * }</pre>
 */
public final class NetworkGrants {
    private static final NetworkGrants NONE = builder().build();

    private final NetworkRules rules;

    private NetworkGrants(NetworkRules rules) {
        this.rules = rules;
    }

    /**
     * Nothing.
     *
     * @return grants that cover no address
     */
    public static NetworkGrants none() {
        return NONE;
    }

    /**
     * Starts grants that cover nothing.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    NetworkRules rules() {
        return rules;
    }

    /** The patterns for people. */
    @Override
    public String toString() {
        return rules.toString();
    }

    /** Builds {@link NetworkGrants}. Not safe for use by several threads. */
    public static final class Builder {
        private final NetworkRules.Builder rules = new NetworkRules.Builder();

        private Builder() {}

        /**
         * Lets guests make TCP connections to these hosts.
         *
         * @param patterns hosts and ports
         * @return this
         * @throws IllegalArgumentException if one is no pattern
         */
        public Builder connect(String... patterns) {
            rules.add(NetworkRules.Use.CONNECT, patterns);
            return this;
        }

        /**
         * Lets guests take TCP connections, from anybody, at these addresses of this machine.
         *
         * @param patterns hosts and ports; port 0, for any free one, has to be covered too where a guest asks for it
         * @return this
         * @throws IllegalArgumentException if one is no pattern
         */
        public Builder listen(String... patterns) {
            rules.add(NetworkRules.Use.LISTEN, patterns);
            return this;
        }

        /**
         * Lets guests exchange UDP datagrams with these hosts, from any free port. Those of others are dropped.
         *
         * @param patterns hosts and ports
         * @return this
         * @throws IllegalArgumentException if one is no pattern
         */
        public Builder datagrams(String... patterns) {
            rules.add(NetworkRules.Use.DATAGRAMS, patterns);
            return this;
        }

        /**
         * Lets guests receive UDP datagrams, from anybody, at these addresses of this machine, and answer those who have
         * sent them: the latest thousand.
         *
         * @param patterns hosts and ports
         * @return this
         * @throws IllegalArgumentException if one is no pattern
         */
        public Builder receive(String... patterns) {
            rules.add(NetworkRules.Use.RECEIVE, patterns);
            return this;
        }

        /**
         * Lets guests look names up.
         *
         * @param patterns names, without ports
         * @return this
         * @throws IllegalArgumentException if one is no pattern
         */
        public Builder lookUp(String... patterns) {
            rules.lookUp(patterns);
            return this;
        }

        /**
         * Builds the grants.
         *
         * @return grants that later changes of this builder do not touch
         */
        public NetworkGrants build() {
            return new NetworkGrants(rules.build());
        }
    }
}
