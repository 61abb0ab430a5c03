package dev.witloof.broker.servers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.net.ssl.SSLSocket;
import org.jspecify.annotations.Nullable;

/** One connection: reads and obeys what the client says. Its own thread reads; any thread delivers. */
final class MiniNatsClient {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_CONTROL_LINE = 4096;
    private static final int AUTH_TIMEOUT_MILLIS = 10_000;
    private static final byte[] NO_RESPONDERS = "NATS/1.0 503\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final long id;
    private final Socket accepted;
    private final MiniNats server;
    private final MiniNatsRouter router;
    private final MiniNatsWriter writer = new MiniNatsWriter();
    private final Map<String, MiniNatsSubscription> subscriptions = new ConcurrentHashMap<>();
    private boolean connected;
    private boolean verbose;
    private boolean pedantic;
    private boolean noResponders;
    private volatile boolean echo = true;
    private volatile boolean headers;

    MiniNatsClient(long id, Socket accepted, MiniNats server, MiniNatsRouter router) {
        this.id = id;
        this.accepted = accepted;
        this.server = server;
        this.router = router;
    }

    long id() {
        return id;
    }

    boolean wantsEcho() {
        return echo;
    }

    /** Serves the client until one of both ends the connection. */
    void run() {
        try {
            accepted.setSoTimeout(AUTH_TIMEOUT_MILLIS);
            accepted.getOutputStream().write(("INFO " + info() + "\r\n").getBytes(StandardCharsets.UTF_8));
            Socket socket = secured();
            OutputStream out = socket.getOutputStream();
            Thread writing = Threads.daemon("mini-nats-writer-" + id, () -> write(out));
            try {
                InputStream in = new BufferedInputStream(socket.getInputStream(), 64 * 1024);
                while (obey(readLine(in), in)) {
                    // Until the client errs or leaves.
                }
            } finally {
                // The last word, which may be why the connection ends, is still written.
                writer.end();
                writing.join(1_000);
            }
        } catch (IOException e) {
            // The client is gone, which needs no answer.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            close();
            server.gone(this);
        }
    }

    void close() {
        writer.end();
        try {
            accepted.close();
        } catch (IOException e) {
            // It was closed already.
        }
    }

    /** Queues a message for the client; whether it will get it. */
    boolean deliver(MiniNatsSubscription subscription, MiniNatsMessage message) {
        if (!subscription.takePlace()) {
            return false;
        }
        int skipped = headers ? 0 : message.headerLength();
        int length = message.bytes().length - skipped;
        StringBuilder line = new StringBuilder(64)
                .append(headers && message.headerLength() > 0 ? "HMSG " : "MSG ")
                .append(message.subject())
                .append(' ')
                .append(subscription.sid());
        if (message.reply() != null) {
            line.append(' ').append(message.reply());
        }
        if (headers && message.headerLength() > 0) {
            line.append(' ').append(message.headerLength());
        }
        boolean taken = writer.add(line.append(' ').append(length).toString(), message.bytes(), skipped, length);
        if (!taken) {
            close(); // nats-server, too, does without a slow consumer rather than without memory
        } else if (subscription.isExhausted()) {
            forget(subscription);
        }
        return taken;
    }

    private void write(OutputStream out) {
        try {
            writer.writeTo(out);
        } catch (IOException e) {
            close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private String info() {
        return JSON.createObjectNode()
                .put("server_id", "MININATS")
                .put("server_name", "mini-nats")
                .put("version", "2.10.0")
                .put("proto", 1)
                .put("host", BrokerServer.HOST)
                .put("port", server.port())
                .put("headers", true)
                .put("max_payload", server.maxPayload())
                .put("client_id", id)
                .put("auth_required", server.options().credentials().isPresent())
                .put("tls_required", server.options().certificates().isPresent())
                .toString();
    }

    private Socket secured() throws IOException {
        TestCertificates certificates = server.options().certificates().orElse(null);
        if (certificates == null) {
            return accepted;
        }
        SSLSocket secured = (SSLSocket) certificates
                .serverContext()
                .getSocketFactory()
                .createSocket(accepted, BrokerServer.HOST, accepted.getPort(), true);
        secured.setUseClientMode(false);
        secured.startHandshake();
        return secured;
    }

    private boolean obey(String line, InputStream in) throws IOException {
        String[] words = line.strip().split("[ \t]+", 2);
        String rest = words.length == 2 ? words[1] : "";
        String operation = words[0].toUpperCase(Locale.ROOT);
        if (!connected && server.options().credentials().isPresent() && !operation.equals("CONNECT")) {
            return fail("Authorization Violation");
        }
        return switch (operation) {
            case "CONNECT" -> connect(rest);
            case "PING" -> writer.add("PONG");
            case "PONG", "+OK", "" -> true;
            case "PUB" -> publish(rest.split("[ \t]+", -1), false, in);
            case "HPUB" -> publish(rest.split("[ \t]+", -1), true, in);
            case "SUB" -> subscribe(rest.split("[ \t]+", -1));
            case "UNSUB" -> unsubscribe(rest.split("[ \t]+", -1));
            default -> fail("Unknown Protocol Operation");
        };
    }

    private boolean connect(String json) throws IOException {
        JsonNode wish;
        try {
            wish = JSON.readTree(json);
        } catch (JsonProcessingException e) {
            return fail("Parser Error");
        }
        if (!isLetIn(wish)) {
            return fail("Authorization Violation");
        }
        verbose = wish.path("verbose").asBoolean();
        pedantic = wish.path("pedantic").asBoolean();
        echo = wish.path("echo").asBoolean(true);
        headers = wish.path("headers").asBoolean();
        noResponders = headers && wish.path("no_responders").asBoolean();
        connected = true;
        accepted.setSoTimeout(0);
        return ok();
    }

    private boolean isLetIn(JsonNode wish) {
        return server.options()
                .credentials()
                .map(c -> c.user().equals(wish.path("user").asText())
                        && c.password().equals(wish.path("pass").asText()))
                .orElse(true);
    }

    private boolean publish(String[] words, boolean withHeaders, InputStream in) throws IOException {
        int numbers = withHeaders ? 2 : 1;
        if (words.length < 1 + numbers || words.length > 2 + numbers) {
            return fail("Parser Error");
        }
        int length = number(words[words.length - 1]);
        int headerLength = withHeaders ? number(words[words.length - 2]) : 0;
        if (length < 0 || headerLength < 0 || headerLength > length) {
            return fail("Parser Error");
        }
        if (length > server.maxPayload()) {
            return fail("Maximum Payload Violation");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length || in.read() != '\r' || in.read() != '\n') {
            return fail("Parser Error");
        }
        if (pedantic && !MiniNatsSubject.isLiteral(words[0])) {
            return writer.add("-ERR 'Invalid Publish Subject'");
        }
        String reply = words.length > 1 + numbers ? words[1] : null;
        boolean routed = router.route(new MiniNatsMessage(words[0], reply, bytes, headerLength), this);
        if (!routed && noResponders && reply != null) {
            nobodyAnswers(reply);
        }
        return ok();
    }

    private void nobodyAnswers(String reply) {
        MiniNatsMessage answer = new MiniNatsMessage(reply, null, NO_RESPONDERS, NO_RESPONDERS.length);
        for (MiniNatsSubscription subscription : subscriptions.values()) {
            if (MiniNatsSubject.matches(subscription.filter(), reply)) {
                deliver(subscription, answer);
                return;
            }
        }
    }

    private boolean subscribe(String[] words) {
        if (words.length < 2 || words.length > 3) {
            return fail("Parser Error");
        }
        if (!MiniNatsSubject.isFilter(words[0])) {
            return writer.add("-ERR 'Invalid Subject'");
        }
        @Nullable String queue = words.length == 3 ? words[1] : null;
        MiniNatsSubscription wanted = new MiniNatsSubscription(this, words[0], queue, words[words.length - 1]);
        if (subscriptions.putIfAbsent(wanted.sid(), wanted) == null) {
            router.add(wanted);
        }
        return ok();
    }

    private boolean unsubscribe(String[] words) {
        int max = words.length == 2 ? number(words[1]) : 0;
        if (words[0].isEmpty() || words.length > 2 || max < 0) {
            return fail("Parser Error");
        }
        MiniNatsSubscription subscription = subscriptions.get(words[0]);
        if (subscription != null) {
            subscription.limit(max);
            if (subscription.isExhausted()) {
                forget(subscription);
            }
        }
        return ok();
    }

    private void forget(MiniNatsSubscription subscription) {
        subscriptions.remove(subscription.sid(), subscription);
        router.remove(subscription);
    }

    private boolean ok() {
        return !verbose || writer.add("+OK");
    }

    private boolean fail(String why) {
        writer.add("-ERR '" + why + "'");
        return false;
    }

    /** The number, or -1 if it is none that fits. */
    private static int number(String digits) {
        return digits.matches("[0-9]{1,9}") ? Integer.parseInt(digits) : -1;
    }

    private static String readLine(InputStream in) throws IOException {
        byte[] line = new byte[256];
        int size = 0;
        for (int b = in.read(); b != '\n'; b = in.read()) {
            if (b < 0 || size == MAX_CONTROL_LINE) {
                throw new EOFException(); // a line that long is answered by the end of the connection
            }
            if (size == line.length) {
                line = Arrays.copyOf(line, size * 2);
            }
            line[size++] = (byte) b;
        }
        return new String(line, 0, size, StandardCharsets.UTF_8);
    }
}
