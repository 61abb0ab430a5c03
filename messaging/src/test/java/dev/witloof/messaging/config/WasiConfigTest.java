package dev.witloof.messaging.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import dev.witloof.bindings.wasi.messaging.MessagingRequestReply;
import dev.witloof.bindings.wasi.messaging.Producer;
import dev.witloof.bindings.wasi.messaging.RequestReply;
import dev.witloof.bindings.wasi.messaging.Types;
import dev.witloof.broker.Broker;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.Envelope;
import dev.witloof.messaging.Guest;
import dev.witloof.messaging.GuestFactory;
import dev.witloof.messaging.GuestLog;
import dev.witloof.messaging.LogKeys;
import dev.witloof.messaging.MessagingInterfaces;
import dev.witloof.messaging.Outcome;
import dev.witloof.runtime.Component;
import dev.witloof.runtime.Trap;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;

/** What a file grants of WASI, what becomes of what guests print, and the depth of calls. */
@Timeout(300)
class WasiConfigTest {
    private static final Path GUESTS = Path.of(System.getProperty("witloof.guests", "../it/guests/prebuilt"));

    @TempDir
    private Path folder;

    private final Logger logger = (Logger) LoggerFactory.getLogger(Guest.class);
    private final List<ILoggingEvent> events = new CopyOnWriteArrayList<>();
    private final AppenderBase<ILoggingEvent> appender = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            event.prepareForDeferredProcessing();
            events.add(event);
        }
    };

    @BeforeEach
    void listen() {
        logger.setLevel(Level.INFO);
        appender.start();
        logger.addAppender(appender);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(appender);
        logger.setLevel(null);
    }

    private HostConfig config(String guest, String more) throws IOException {
        Path file = Files.writeString(folder.resolve("host.yaml"), """
                component: %s
                connections: {default: {url: "memory:wasi-config"}}
                subscriptions: [{topic: notes, on-trap: drop}]
                instances: 1
                %s
                """.formatted(
                        GUESTS.resolve(guest + ".wasm").toAbsolutePath(), more));
        return HostConfig.check(file, Map.of());
    }

    private static BlockingQueue<Outcome> handled(HostConfig config, GuestFactory guest, String... texts)
            throws Exception {
        BlockingQueue<Outcome> outcomes = new LinkedBlockingQueue<>();
        try (Broker outside = Brokers.connect("memory:wasi-config")) {
            Map<String, Broker> brokers = config.connect();
            try (ConfiguredHost host = ConfiguredHost.start(
                    config.toBuilder(guest, brokers).listener((delivery, outcome) -> outcomes.add(outcome)),
                    brokers.values(),
                    config.shutdownGrace())) {
                assertThat(host.host()).isNotNull();
                BlockingQueue<Outcome> all = new LinkedBlockingQueue<>();
                for (String text : texts) {
                    outside.publish(Envelope.of("notes", text))
                            .toCompletableFuture()
                            .join();
                    Outcome outcome = outcomes.poll(60, TimeUnit.SECONDS);
                    assertThat(outcome).isNotNull();
                    all.add(outcome);
                }
                return all;
            }
        }
    }

    private List<String> lines() {
        return events.stream()
                .map(event -> event.getLevel() + " "
                        + event.getFormattedMessage().replaceAll("^Message \\S+ ", "Message ID "))
                .toList();
    }

    @Test
    void whatAGuestPrintsIsLoggedWithItsMessage() throws Exception {
        HostConfig config = config("noter", "");
        handled(config, config.guest(Component.load(config.component())), "hello\nforged\u001b[31m", "again");
        assertThat(lines())
                .containsExactly(
                        "INFO Message ID on notes of connection default printed: hello",
                        "INFO Message ID on notes of connection default printed: forged [31m",
                        "INFO Message ID on notes of connection default printed: again");
        assertThat(events).allSatisfy(event -> assertThat(event.getMDCPropertyMap())
                .containsEntry(LogKeys.TOPIC, "notes")
                .containsKey(LogKeys.MESSAGE));
    }

    @Test
    void orGoesNowhere() throws Exception {
        HostConfig config = config("noter", "wasi: {stdio: none}");
        assertThat(handled(config, config.guest(Component.load(config.component())), "hello"))
                .containsExactly(new Outcome.Handled());
        assertThat(events).isEmpty();
    }

    private static Guest printing(OutputStream stream) {
        return Guest.of(
                message -> {
                    try {
                        stream.write(message.data());
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                },
                () -> {});
    }

    @Test
    void aLineEndsWithItsMessageAndIsNotTooLong() throws Exception {
        HostConfig config = config("upper-c", "");
        handled(config, (store, messaging) -> printing(GuestLog.stderr()), "a", "é".repeat(700), "");
        assertThat(lines())
                .containsExactly(
                        "WARN Message ID on notes of connection default printed as an error: a",
                        "WARN Message ID on notes of connection default printed as an error: " + "é".repeat(500),
                        "WARN Message ID on notes of connection default printed as an error: " + "é".repeat(200));
        GuestLog.stdout().write("from nobody\n".getBytes(StandardCharsets.UTF_8));
        assertThat(events.get(3).getFormattedMessage())
                .isEqualTo("A guest that handles no message printed: from nobody");
    }

    @Test
    void grantsWhatItSays() throws Exception {
        HostConfig config = config("noter", """
                wasi:
                  environment: {TOKEN: s3cret}
                  directories: [{host: ., guest: /data}]
                  network: {tcp: ["127.0.0.1:80"]}
                """);
        assertThat(config.toString()).doesNotContain("s3cret").contains("TOKEN", "127.0.0.1:80");
        assertThat(config.wasi().host().interfaces()).isNotNull();
        WasiConfig gone = HostConfig.load(
                        Files.writeString(
                                folder.resolve("gone.yaml"),
                                Files.readString(folder.resolve("host.yaml")).replace("host: .,", "host: ./gone,")),
                        Map.of())
                .wasi();
        assertThatThrownBy(gone::host)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("gone cannot be given to guests");
    }

    /** A guest that sends to another one in its store, instead of to a broker. */
    private static Guest nested(Component component, dev.witloof.runtime.Store store, MessagingInterfaces messaging) {
        MessagingRequestReply.Prepared prepared = MessagingRequestReply.prepare(component);
        MessagingRequestReply inner = prepared.instantiate(store, imports(messaging, messaging.producer()));
        Producer toInner =
                (client, topic, message) -> inner.exports().incomingHandler().handle(message);
        MessagingRequestReply outer = prepared.instantiate(store, imports(messaging, toInner));
        return Guest.of(outer.exports().incomingHandler(), () -> {
            outer.close();
            inner.close();
        });
    }

    private static MessagingRequestReply.Imports imports(MessagingInterfaces messaging, Producer producer) {
        return new MessagingRequestReply.Imports() {
            @Override
            public Types types() {
                return messaging.types();
            }

            @Override
            public Producer producer() {
                return producer;
            }

            @Override
            public RequestReply requestReply() {
                return messaging.requestReply();
            }
        };
    }

    @Test
    void theDepthOfCallsIsThatOfTheFile() throws Exception {
        for (int depth = 1; depth <= 2; depth++) {
            HostConfig config =
                    config("upper-c", "limits: {call-depth: " + depth + "}\ngrants: {default: {send: ['**']}}");
            Component component = Component.load(config.component());
            Outcome outcome = handled(config, (store, messaging) -> nested(component, store, messaging), "hello")
                    .remove();
            if (depth == 1) {
                assertThat(outcome).isInstanceOfSatisfying(Outcome.Trapped.class, trapped -> assertThat(trapped.cause())
                        .isInstanceOf(Trap.class)
                        .hasMessageContaining("1 calls"));
            } else {
                assertThat(outcome).isEqualTo(new Outcome.Handled());
            }
        }
    }
}
