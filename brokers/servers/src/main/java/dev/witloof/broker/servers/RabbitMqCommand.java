package dev.witloof.broker.servers;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * RabbitMQ as a node of its own: own name, own cookie, own store, and an own epmd, Erlang's register of nodes, which
 * would otherwise be shared by the machine and outlive every test.
 */
final class RabbitMqCommand implements ServerCommand {
    private static final long EPMD_LIMIT_NANOS = TimeUnit.SECONDS.toNanos(60);

    private @Nullable Process epmd;

    @Override
    public ProcessBuilder prepare(ServerOptions options, int port) throws IOException {
        Path program = Availability.of("rabbitmq-server").required();
        Path directory = options.directory();
        int epmdPort = startEpmd(directory);

        Path configuration = directory.resolve("rabbitmq.conf");
        Files.writeString(configuration, configuration(options, port));
        Path plugins = directory.resolve("enabled_plugins");
        Files.writeString(plugins, "[].\n");

        ProcessBuilder builder = new ProcessBuilder(program.toString());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("RABBITMQ_"));
        environment.put("HOME", directory.toString());
        environment.put("ERL_EPMD_PORT", Integer.toString(epmdPort));
        environment.put("ERL_EPMD_ADDRESS", BrokerServer.HOST);
        environment.put("RABBITMQ_NODENAME", "witloof@localhost");
        environment.put("RABBITMQ_DIST_PORT", Integer.toString(Ports.free()));
        environment.put(
                "RABBITMQ_CONF_ENV_FILE", directory.resolve("rabbitmq-env.conf").toString());
        environment.put("RABBITMQ_CONFIG_FILE", configuration.toString());
        environment.put(
                "RABBITMQ_ADVANCED_CONFIG_FILE",
                directory.resolve("advanced.config").toString());
        environment.put("RABBITMQ_ENABLED_PLUGINS_FILE", plugins.toString());
        environment.put("RABBITMQ_MNESIA_BASE", directory.resolve("mnesia").toString());
        environment.put("RABBITMQ_LOG_BASE", directory.resolve("log").toString());
        environment.put("RABBITMQ_PID_FILE", directory.resolve("pid").toString());
        environment.put(
                "RABBITMQ_GENERATED_CONFIG_DIR", directory.resolve("generated").toString());
        // Keeps its schedulers from spinning for work, at the expense of everything else on a small machine.
        environment.put("RABBITMQ_SERVER_ADDITIONAL_ERL_ARGS", "+sbwt none +sbwtdcpu none +sbwtdio none");
        builder.directory(directory.toFile());
        return builder;
    }

    private static String configuration(ServerOptions options, int port) {
        Map<String, String> lines = new LinkedHashMap<>();
        String address = BrokerServer.HOST + ":" + port;
        if (options.certificates().isPresent()) {
            TestCertificates certificates = options.certificates().get();
            lines.put("listeners.tcp", "none");
            lines.put("listeners.ssl.default", address);
            lines.put("ssl_options.cacertfile", certificates.certificatePem().toString());
            lines.put("ssl_options.certfile", certificates.certificatePem().toString());
            lines.put("ssl_options.keyfile", certificates.keyPem().toString());
            lines.put("ssl_options.verify", "verify_none");
        } else {
            lines.put("listeners.tcp.default", address);
        }
        // Made when the store is, so it cannot change later.
        lines.put("default_user", options.credentials().map(Credentials::user).orElse("guest"));
        lines.put(
                "default_pass", options.credentials().map(Credentials::password).orElse("guest"));
        // Otherwise a full disk of the machine that tests blocks every producer.
        lines.put("disk_free_limit.absolute", "1MB");
        lines.put("log.console", "true");
        lines.put("log.console.level", "warning");
        lines.put("log.file", "false");
        lines.putAll(options.settings());
        StringBuilder text = new StringBuilder();
        lines.forEach((key, value) -> text.append(key + " = " + value + "\n"));
        return text.toString();
    }

    private int startEpmd(Path directory) throws IOException {
        close();
        Path program = Availability.of("epmd").required();
        int port = Ports.free();
        Process started = new ProcessBuilder(
                        program.toString(), "-address", BrokerServer.HOST, "-port", Integer.toString(port))
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("epmd.log").toFile())
                .start();
        epmd = started;
        await(() -> Ports.answers(port) || !started.isAlive());
        if (!started.isAlive() || !Ports.answers(port)) {
            String output = Files.readString(directory.resolve("epmd.log"), StandardCharsets.UTF_8);
            throw new ServerStartException(program + " did not start on port " + port + ": " + output.strip(), null);
        }
        return port;
    }

    private static void await(BooleanSupplier condition) {
        long limit = System.nanoTime() + EPMD_LIMIT_NANOS;
        while (!condition.getAsBoolean() && System.nanoTime() - limit < 0) {
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    @Override
    public void close() {
        Process running = epmd;
        if (running != null) {
            running.destroyForcibly().onExit().join();
            epmd = null;
        }
    }
}
