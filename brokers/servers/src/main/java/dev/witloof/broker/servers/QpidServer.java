package dev.witloof.broker.servers;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.qpid.server.SystemLauncher;
import org.apache.qpid.server.SystemLauncherListener.DefaultSystemLauncherListener;
import org.apache.qpid.server.model.Port;
import org.apache.qpid.server.model.State;
import org.apache.qpid.server.model.SystemConfig;

/**
 * Apache Qpid Broker-J in this JVM, for AMQP 0-9-1.
 *
 * <p>As with RabbitMQ, the user is {@code guest} with the password {@code guest} unless the options name one. Persistent,
 * it keeps queues and messages in a Derby database. It knows no {@code x-dead-letter-exchange} and no quorum queues.
 * Settings: any context variable of the broker, for instance {@code qpid.max_message_size}.
 */
public final class QpidServer implements BrokerServer {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "default";

    private final SystemLauncher launcher;
    private final int port;

    private QpidServer(SystemLauncher launcher, int port) {
        this.launcher = launcher;
        this.port = port;
    }

    /**
     * Starts one.
     *
     * @param options how it is to run
     * @return the server, ready
     * @throws ServerStartException if it does not start
     */
    public static QpidServer start(ServerOptions options) {
        return Ports.onPort(options.port(), port -> {
            Outcome outcome = new Outcome();
            SystemLauncher launcher = new SystemLauncher(outcome);
            try {
                launcher.startup(attributes(options, port));
                outcome.requireListening();
                return new QpidServer(launcher, port);
            } catch (Exception e) {
                launcher.shutdown();
                throw new ServerStartException("Qpid Broker-J did not start on port " + port + ": " + e, e);
            }
        });
    }

    private static Map<String, Object> attributes(ServerOptions options, int port) throws IOException {
        Path directory = Files.createDirectories(options.directory().resolve("qpid"));
        Path file = options.directory().resolve("qpid.json");
        JSON.writerWithDefaultPrettyPrinter().writeValue(file.toFile(), configuration(options, directory, port));
        // Derby would write it to the directory this JVM was started in.
        System.setProperty(
                "derby.stream.error.file", directory.resolve("derby.log").toString());
        return Map.of(
                "type",
                "Memory",
                "initialConfigurationLocation",
                file.toString(),
                "startupLoggedToSystemOut",
                false,
                "context",
                Map.of("qpid.work_dir", directory.toString()));
    }

    private static ObjectNode configuration(ServerOptions options, Path directory, int port) {
        ObjectNode broker = JSON.createObjectNode().put("name", "broker").put("modelVersion", "8.0");
        ObjectNode context = broker.putObject("context");
        options.settings().forEach(context::put);

        ObjectNode provider = broker.putArray("authenticationproviders")
                .addObject()
                .put("name", "users")
                .put("type", "Plain");
        // Otherwise no password is taken without TLS.
        provider.putArray("secureOnlyMechanisms");
        provider.putArray("users")
                .addObject()
                .put("type", "managed")
                .put("name", options.credentials().map(Credentials::user).orElse("guest"))
                .put(
                        "password",
                        options.credentials().map(Credentials::password).orElse("guest"));

        ObjectNode amqp = broker.putArray("ports")
                .addObject()
                .put("name", "AMQP")
                .put("port", port)
                .put("bindingAddress", HOST)
                .put("authenticationProvider", "users");
        amqp.putArray("protocols").add("AMQP_0_9_1");
        amqp.putArray("virtualhostaliases")
                .addObject()
                .put("name", "defaultAlias")
                .put("type", "defaultAlias");
        options.certificates().ifPresent(certificates -> {
            broker.putArray("keystores")
                    .addObject()
                    .put("name", "key")
                    .put("type", "FileKeyStore")
                    .put("storeUrl", certificates.keyStore().toString())
                    .put("keyStoreType", "PKCS12")
                    .put("password", TestCertificates.PASSWORD);
            amqp.put("keyStore", "key").putArray("transports").add("SSL");
        });

        ObjectNode node = broker.putArray("virtualhostnodes")
                .addObject()
                .put("name", NAME)
                .put("type", options.persistent() ? "DERBY" : "Memory")
                .put("defaultVirtualHostNode", "true");
        if (options.persistent()) {
            node.put("storePath", directory.resolve("derby").toString());
        }
        node.put(
                "virtualHostInitialConfiguration",
                options.persistent() ? "{\"type\": \"ProvidedStore\"}" : "{\"type\": \"Memory\"}");
        return broker;
    }

    @Override
    public ServerKind kind() {
        return ServerKind.QPID;
    }

    @Override
    public int port() {
        return port;
    }

    @Override
    public void close() {
        launcher.shutdown();
    }

    /** Broker-J starts also when it cannot listen; this looks whether it does. */
    private static final class Outcome extends DefaultSystemLauncherListener {
        private final AtomicReference<SystemConfig<?>> system = new AtomicReference<>();

        @Override
        public void onContainerResolve(SystemConfig<?> resolved) {
            system.set(resolved);
        }

        void requireListening() {
            SystemConfig<?> resolved = system.get();
            if (resolved == null || resolved.getContainer() == null) {
                throw new IllegalStateException("it has no broker");
            }
            for (Port<?> port : resolved.getContainer().getChildren(Port.class)) {
                if (port.getState() != State.ACTIVE) {
                    throw new IllegalStateException("its port is " + port.getState());
                }
            }
        }
    }
}
