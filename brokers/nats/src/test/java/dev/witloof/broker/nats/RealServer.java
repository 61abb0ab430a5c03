package dev.witloof.broker.nats;

import dev.witloof.broker.servers.Availability;
import dev.witloof.broker.servers.ServerKind;
import dev.witloof.broker.tck.RequiredServers;

/** nats-server, which may not be installed. */
final class RealServer {
    private RealServer() {}

    /** Skips the tests that need it where it is missing, or fails them where all servers are required. */
    static void require(String suites) {
        Availability found = ServerKind.NATS.availability();
        RequiredServers.require(found.isAvailable(), suites, found.reason());
    }
}
