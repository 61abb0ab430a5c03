package dev.witloof.broker.rabbitmq;

import dev.witloof.broker.servers.Availability;
import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.servers.ServerKind;
import dev.witloof.broker.servers.ServerOptions;
import dev.witloof.broker.tck.RequiredServers;
import java.nio.file.Path;

/** Starts servers for tests, or skips the test where they are missing. */
final class TestServers {
    private TestServers() {}

    static BrokerServer start(ServerKind kind, Path directory) {
        return start(kind, ServerOptions.in(directory));
    }

    static BrokerServer start(ServerKind kind, ServerOptions options) {
        Availability availability = kind.availability();
        RequiredServers.require(
                availability.isAvailable(), "the RabbitMQ adapter on " + kind.label(), availability.reason());
        return kind.start(options);
    }
}
