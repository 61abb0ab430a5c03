package dev.witloof.broker.servers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/**
 * Runs one server on this JVM until it is killed: {@code kafka --port 9092 --dir /tmp/kafka}.
 *
 * <p>With {@code --until-input-ends} it ends with its standard input, and so with the process that started it, however
 * that ended. Options other than port and directory are read from {@code options.properties} in the directory, if that
 * is there.
 */
public final class ServerMain {
    /** Appears in the directory once the server serves clients. */
    static final String READY = "ready";

    static final String OPTIONS = "options.properties";

    private static final String USAGE = "usage: <kind> [--port <port>] --dir <directory> [--until-input-ends]";

    private ServerMain() {}

    /**
     * Starts the server.
     *
     * @param args kind and options, see above
     * @throws IOException if the directory cannot be used
     * @throws InterruptedException never, unless somebody interrupts the main thread
     */
    public static void main(String[] args) throws IOException, InterruptedException {
        if (args.length == 0) {
            throw new IllegalArgumentException(USAGE);
        }
        ServerKind kind = ServerKind.of(args[0]);
        int port = 0;
        Path directory = null;
        boolean attached = false;
        for (int i = 1; i < args.length; i++) {
            switch (args[i]) {
                case "--until-input-ends" -> attached = true;
                case "--port" -> port = Integer.parseInt(value(args, ++i));
                case "--dir" -> directory = Path.of(value(args, ++i));
                default -> throw new IllegalArgumentException("unknown option " + args[i] + "; " + USAGE);
            }
        }
        if (directory == null || kind.program().isPresent()) {
            throw new IllegalArgumentException(USAGE + ", where the kind is one that runs on the JVM");
        }
        Files.createDirectories(directory);
        Path file = directory.resolve(OPTIONS);
        ServerOptions options = Files.exists(file) ? ServerOptions.read(directory, file) : ServerOptions.in(directory);
        run(kind.start(options.withPort(port)), directory, attached);
    }

    private static void run(BrokerServer server, Path directory, boolean attached)
            throws IOException, InterruptedException {
        Files.writeString(directory.resolve(READY), server.url() + "\n");
        System.out.println(server.kind().label() + " listens on " + server.url());
        if (attached) {
            while (System.in.read() >= 0) {
                // Nobody says anything; only the end counts.
            }
            Runtime.getRuntime().halt(0);
        }
        new CountDownLatch(1).await();
    }

    private static String value(String[] args, int index) {
        if (index >= args.length) {
            throw new IllegalArgumentException(args[index - 1] + " wants a value; " + USAGE);
        }
        return args[index];
    }
}
