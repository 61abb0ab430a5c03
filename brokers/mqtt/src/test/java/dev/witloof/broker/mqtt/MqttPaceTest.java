package dev.witloof.broker.mqtt;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Broker;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.Health;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A server that lets every client in, and hangs up. */
@Timeout(300)
class MqttPaceTest {
    private static final byte[] CONNACK = {0x20, 3, 0, 0, 0};

    private final AtomicInteger connections = new AtomicInteger();
    private final CountDownLatch hangUp = new CountDownLatch(1);

    private void serve(ServerSocket listening) {
        while (!listening.isClosed()) {
            try (Socket client = listening.accept()) {
                InputStream in = client.getInputStream();
                in.read(); // the kind of packet; its length is less than 128
                in.readNBytes(in.read());
                client.getOutputStream().write(CONNACK);
                connections.incrementAndGet();
                hangUp.await();
            } catch (IOException | InterruptedException e) {
                // The client is gone, or the test is over.
            }
        }
    }

    @Test
    void aServerThatHangsUpAtOnceIsAskedEverMoreRarely() throws Exception {
        try (ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            Thread server = new Thread(() -> serve(listening));
            server.setDaemon(true);
            server.start();
            try (Broker broker = Brokers.connect("mqtt://127.0.0.1:" + listening.getLocalPort())) {
                assertThat(broker.health()).isEqualTo(Health.up());
                long start = System.nanoTime();
                hangUp.countDown();
                while (connections.get() < 7) {
                    Thread.sleep(10);
                }

                // Half a tenth of a second, twice that, and so on: the seventh is tried after three seconds at the
                // earliest.
                assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofSeconds(3));
            }
        }
    }
}
