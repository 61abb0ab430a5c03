package dev.witloof.it.faults;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.servers.ServerOptions;
import dev.witloof.broker.servers.ServerProcess;
import dev.witloof.broker.tck.FaultProxy;
import dev.witloof.it.faults.Disturbances.Disturbance;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A broker process, host processes that reach it through a proxy, and two connections past the proxy, to publish and to
 * count.
 */
final class Stage implements AutoCloseable {
    /** What the hosts are subscribed to. */
    static final String TOPIC = "in";

    private static final Duration START_LIMIT = Duration.ofMinutes(1);
    private static final int FIRST_PORT = 30_000;
    private static final int LAST_PORT = 32_000;
    private static final int HOSTS = 2;
    private static final int LONGEST_STOP_MILLIS = 500;
    private static final int LONGEST_STALL_MILLIS = 1_500;
    private static final int LONGEST_CORRUPTION_MILLIS = 300;

    private final ServerProcess server;
    private final FaultProxy proxy;
    private final Broker publishing;
    private final Broker counting;
    private final List<HostProcess> hosts = new ArrayList<>();

    private Stage(ServerProcess server, FaultProxy proxy, Target target, Path directory, Path guest) throws Exception {
        this.server = server;
        this.proxy = proxy;
        target.prepare(server, TOPIC);
        this.publishing = Brokers.connect(server.url(), target.config("publisher"));
        this.counting = Brokers.connect(server.url(), target.config("counter"));
        // Queues of groups begin with their first reader.
        counting.subscribe(Campaign.counter(TOPIC), delivery -> delivery.ack()).close();
        for (int i = 1; i <= HOSTS; i++) {
            String name = "host" + i;
            List<String> arguments = new ArrayList<>(List.of(guest.toString(), target.url(proxy.port()), TOPIC));
            BrokerConfig config = target.config(name);
            config.asMap().forEach((key, value) -> arguments.add(key + "=" + value));
            hosts.add(new HostProcess(name, directory.resolve(name + ".log"), arguments));
        }
    }

    /**
     * Starts everything.
     *
     * @param target what
     * @param directory for stores and logs, empty
     * @param guest the component that the hosts run
     */
    static Stage open(Target target, Path directory, Path guest) throws Exception {
        Files.createDirectories(directory);
        AtomicInteger port = new AtomicInteger();
        FaultProxy proxy = FaultProxy.open(() -> new InetSocketAddress(InetAddress.getLoopbackAddress(), port.get()));
        ServerProcess server = null;
        Stage stage = null;
        try {
            int behind = freePort();
            ServerOptions plain = ServerOptions.in(directory.resolve("server"));
            server = ServerProcess.start(target.kind(), target.options(plain, proxy.port(), behind));
            port.set(target.proxied(server.port(), behind));
            stage = new Stage(server, proxy, target, directory, guest);
            stage.startHosts();
            return stage;
        } catch (Exception e) {
            if (stage != null) {
                stage.close();
            } else {
                proxy.close();
                if (server != null) {
                    server.close();
                }
            }
            throw e;
        }
    }

    /** A free port that the system gives to no outgoing connection, as one to a dead broker would connect to itself. */
    private static int freePort() {
        for (int port = FIRST_PORT; port < LAST_PORT; port++) {
            try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            } catch (IOException e) {
                // It is taken.
            }
        }
        throw new IllegalStateException("no port is free from " + FIRST_PORT + " to " + LAST_PORT);
    }

    private void startHosts() throws InterruptedException {
        hosts.forEach(host -> host.start(() -> {}));
        for (HostProcess host : hosts) {
            if (!host.awaitReady(START_LIMIT)) {
                throw new IllegalStateException(host + " did not start; see " + host.log());
            }
        }
    }

    Broker publishing() {
        return publishing;
    }

    Broker counting() {
        return counting;
    }

    List<HostProcess> hosts() {
        return hosts;
    }

    /** What can be done here. */
    Map<Fault, Strike> strikes() {
        return Map.of(
                Fault.HOST_KILLED, this::killHost,
                Fault.BROKER_KILLED, this::killBroker,
                Fault.CUT, (random, disturbance) -> proxy.cut(),
                Fault.REFUSED, (random, disturbance) -> during(random, LONGEST_STOP_MILLIS, proxy::refuse),
                Fault.STALLED, (random, disturbance) -> during(random, LONGEST_STALL_MILLIS, proxy::stall),
                Fault.CORRUPTED, (random, disturbance) -> during(random, LONGEST_CORRUPTION_MILLIS, proxy::corrupt));
    }

    /** Kills a host that works; the other goes on meanwhile, if it has come back from its own death. */
    private void killHost(SplittableRandom random, Disturbance disturbance) throws InterruptedException {
        HostProcess first = hosts.get(random.nextInt(hosts.size()));
        long end = System.nanoTime() + START_LIMIT.toNanos();
        HostProcess chosen = first;
        while (!chosen.isReady()) {
            if (System.nanoTime() - end > 0) {
                throw new IllegalStateException("no host has come back within " + START_LIMIT.toSeconds() + " seconds");
            }
            chosen = hosts.stream().filter(HostProcess::isReady).findFirst().orElse(first);
            Thread.sleep(2);
        }
        chosen.kill();
        chosen.start(disturbance::over);
    }

    private void killBroker(SplittableRandom random, Disturbance disturbance) throws InterruptedException {
        server.kill();
        Thread.sleep(random.nextInt(LONGEST_STOP_MILLIS));
        server.restart();
    }

    private void during(SplittableRandom random, int mostMillis, Runnable fault) throws InterruptedException {
        fault.run();
        try {
            Thread.sleep(1 + random.nextInt(mostMillis));
        } finally {
            proxy.resume();
        }
    }

    /** Ends everything. What there is on disk stays. */
    @Override
    public void close() {
        hosts.forEach(HostProcess::close);
        publishing.close(Duration.ZERO);
        counting.close(Duration.ZERO);
        proxy.close();
        server.close();
    }
}
