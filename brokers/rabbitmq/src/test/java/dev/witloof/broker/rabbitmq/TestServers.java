package dev.witloof.broker.rabbitmq;

import com.rabbitmq.client.Connection;
import com.rabbitmq.client.ConnectionFactory;
import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.servers.Availability;
import dev.witloof.broker.servers.BrokerServer;
import dev.witloof.broker.servers.ServerKind;
import dev.witloof.broker.servers.ServerOptions;
import dev.witloof.broker.tck.RequiredServers;
import java.nio.file.Path;

/** Starts servers for tests, or skips the test where they are missing, and reaches them. */
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

    /** Settings, keys and values in turn. */
    static BrokerConfig config(String... settings) {
        BrokerConfig config = BrokerConfig.EMPTY;
        for (int i = 0; i < settings.length; i += 2) {
            config = config.with(settings[i], settings[i + 1]);
        }
        return config;
    }

    /** A connection of somebody else, who uses the client library as it is. */
    static Connection plainClient(BrokerServer server) throws Exception {
        ConnectionFactory factory = new ConnectionFactory();
        factory.setHost(BrokerServer.HOST);
        factory.setPort(server.port());
        return factory.newConnection();
    }
}
