package dev.witloof.broker.servers;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** nats-server, with or without JetStream. */
final class NatsCommand implements ServerCommand {
    private static final int PROBE_TIMEOUT_MILLIS = 1_000;

    private final boolean jetStream;

    NatsCommand(boolean jetStream) {
        this.jetStream = jetStream;
    }

    @Override
    public ProcessBuilder prepare(ServerOptions options, int port) throws IOException {
        Path program = Availability.of("nats-server").required();
        Path file = options.directory().resolve("nats.conf");
        Files.writeString(file, configuration(options, port));
        return new ProcessBuilder(program.toString(), "-c", file.toString());
    }

    private String configuration(ServerOptions options, int port) {
        StringBuilder text = new StringBuilder("listen: \"" + BrokerServer.HOST + ":" + port + "\"\n");
        if (jetStream) {
            Path store = options.directory().resolve("jetstream");
            text.append("jetstream { store_dir: \"" + store + "\", max_mem: 1GB, max_file: 10GB }\n");
        }
        options.credentials()
                .ifPresent(c -> text.append(
                        "authorization { user: \"" + c.user() + "\", password: \"" + c.password() + "\" }\n"));
        options.certificates()
                .ifPresent(c -> text.append(
                        "tls { cert_file: \"" + c.certificatePem() + "\", key_file: \"" + c.keyPem() + "\" }\n"));
        options.settings().forEach((key, value) -> text.append(key + ": " + value + "\n"));
        return text.toString();
    }

    /** It listens before it says INFO to anybody, which it does last. */
    @Override
    public boolean isReady(ServerOptions options, int port) {
        try (Socket socket = new Socket()) {
            socket.connect(Ports.local(port), PROBE_TIMEOUT_MILLIS);
            socket.setSoTimeout(PROBE_TIMEOUT_MILLIS);
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8))
                    .readLine();
            return line != null && line.startsWith("INFO ");
        } catch (IOException e) {
            return false;
        }
    }
}
