package dev.witloof.messaging;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.core.AppenderBase;
import dev.witloof.bindings.wasi.messaging.Types;
import dev.witloof.broker.Backoff;
import dev.witloof.broker.Broker;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.ForwardingBroker;
import dev.witloof.broker.Health;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.memory.MemoryBroker;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** What a host logs, as an operator sees it. */
@Timeout(300)
class LoggingTest {

    private static final String HOSTILE = "orders\r\n2026-01-01 ERROR forged \u001b[31m\u202e";

    private final Broker broker = MemoryBroker.create();
    private final Inbox dead = new Inbox(broker, "orders.dlq");
    private final Logger logger = (Logger) LoggerFactory.getLogger(MessagingHost.class);
    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
    private final List<Map<String, String>> contexts = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing();
            events.add(event);
        }
    };

    @BeforeEach
    void listen() {
        logger.setLevel(Level.DEBUG);
        appender.start();
        logger.addAppender(appender);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(appender);
        logger.setLevel(null);
        broker.close(Duration.ZERO);
    }

    private MessagingHostBuilder host(dev.witloof.bindings.wasi.messaging.IncomingHandler handler) {
        return MessagingHost.builder((store, messaging) -> Guest.of(
                        message -> {
                            contexts.add(MDC.getCopyOfContextMap());
                            handler.handle(message);
                        },
                        () -> {
                            throw new IllegalStateException(HOSTILE);
                        }))
                .connection(MessagingHost.DEFAULT_CONNECTION, broker)
                .instances(1)
                .subscribe(SubscriptionSpec.builder("orders")
                        .group("shop")
                        .maxAttempts(2)
                        .backoff(Backoff.NONE)
                        .build());
    }

    private void publish(String text) {
        broker.publish(Envelope.builder("orders")
                        .text(text)
                        .metadata("secret-key", "secret-value")
                        .build())
                .toCompletableFuture()
                .join();
    }

    private List<String> lines(Level level) {
        return events.stream()
                .filter(event -> event.getLevel() == level)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Test
    void aConnectionThatBreaksIsALineAndAnotherWhenItIsThereAgain() throws Exception {
        AtomicReference<Health> health = new AtomicReference<>(Health.up());
        Broker shaky = new ForwardingBroker(broker) {
            @Override
            public Health health() {
                return Objects.requireNonNull(health.get());
            }
        };
        GuestFactory guest = (store, messaging) -> Guest.of(message -> {}, () -> {});
        try (MessagingHost host = MessagingHost.builder(guest)
                .connection("orders", shaky)
                .subscribe(
                        "orders",
                        SubscriptionSpec.builder("orders").group("test").build())
                .start()) {
            assertThat(host).isNotNull();
            health.set(Health.down("no route\r\nto host"));
            awaitLine("Connection orders is down: no route to host");
            health.set(Health.down("still none"));
            health.set(Health.up());
            awaitLine("Connection orders is up again");
        }
        assertThat(events)
                .filteredOn(event -> event.getFormattedMessage().startsWith("Connection "))
                .hasSize(2)
                .allSatisfy(event -> assertThat(event.getLevel()).isEqualTo(Level.WARN));
    }

    private void awaitLine(String wanted) throws InterruptedException {
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (events.stream().noneMatch(event -> event.getFormattedMessage().equals(wanted))) {
            assertThat(System.nanoTime()).as(wanted).isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(10);
        }
    }

    @Test
    void everyFailedAttemptIsOneWarningAndEveryMessageHasItsIdentity() throws Exception {
        MessagingHost host = host(message -> {
                    if (message.data().length > 0 && message.data()[0] == 'f') {
                        throw new Types.ErrorException(new Types.Error.Other("out of stock"));
                    }
                })
                .start();
        publish("fails secretly");
        dead.next();
        publish("secret payload");
        host.replace((store, messaging) -> Guest.of(message -> {}, () -> {}));
        host.close();
        assertThat(lines(Level.WARN).stream().filter(line -> line.startsWith("Message ")))
                .satisfiesExactly(
                        first -> assertThat(first)
                                .matches("Message memory-\\d+ on orders of connection default, group shop failed in"
                                        + " attempt 1 of 2 and is retried: the guest returned other\\(out of stock\\)"),
                        second -> assertThat(second).contains("attempt 2 of 2 and is given up: "));
        assertThat(lines(Level.INFO))
                .containsExactly(
                        "The host has started, subscribed to [orders (group shop) of connection default]",
                        "The component was replaced",
                        "The host is stopping",
                        "The host has stopped");
        for (ILoggingEvent event : events) {
            assertThat(event.getFormattedMessage()).doesNotContain("secret");
            if (event.getFormattedMessage().startsWith("Message ")) {
                assertThat(event.getMDCPropertyMap())
                        .containsEntry(LogKeys.TOPIC, "orders")
                        .containsEntry(LogKeys.CONNECTION, "default")
                        .containsEntry(LogKeys.GROUP, "shop")
                        .containsKeys(LogKeys.MESSAGE, LogKeys.ATTEMPT);
            }
        }
        assertThat(contexts.subList(0, 2))
                .extracting(context -> context.get(LogKeys.ATTEMPT))
                .containsExactly("1", "2");
        assertThat(events.get(events.size() - 1).getMDCPropertyMap()).isEmpty();
    }

    @Test
    void aHandledMessageIsALineForDebugging() throws Exception {
        Inbox done = new Inbox(broker, "done");
        MessagingHost host = host(message -> broker.publish(Envelope.of("done", ""))
                        .toCompletableFuture()
                        .join())
                .start();
        publish("x");
        done.next();
        host.close();
        assertThat(lines(Level.DEBUG)).singleElement().satisfies(line -> assertThat(line)
                .matches("Message memory-\\d+ on orders of connection default, group shop was handled"));
    }

    @Test
    void whatGuestsSayCannotForgeALine() throws Exception {
        MessagingHost host = host(message -> {
                    throw new IllegalStateException(HOSTILE + "x".repeat(5_000), new RuntimeException(HOSTILE));
                })
                .listener((delivery, outcome) -> {
                    throw new IllegalStateException(HOSTILE, new RuntimeException(HOSTILE));
                })
                .start();
        publish("x");
        dead.next();
        host.close();
        List<String> texts = new ArrayList<>();
        for (ILoggingEvent event : events) {
            texts.add(event.getFormattedMessage());
            texts.addAll(event.getMDCPropertyMap().values());
            for (IThrowableProxy thrown = event.getThrowableProxy(); thrown != null; thrown = thrown.getCause()) {
                texts.add(String.valueOf(thrown.getMessage()));
            }
        }
        assertThat(texts)
                .anyMatch(text -> text.contains("forged"))
                .allSatisfy(text -> assertThat(text).doesNotContainPattern("[\\p{Cc}\\p{Cf}]"))
                .allSatisfy(text -> assertThat(text.length()).isLessThan(1_500));
    }
}
