package dev.witloof.broker.servers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The NATS protocol, line by line. */
class MiniNatsTest {
    @TempDir
    Path directory;

    private MiniNats server;

    @BeforeEach
    void start() {
        server = MiniNats.start(ServerOptions.in(directory).with("max_payload", "2097152"));
    }

    @AfterEach
    void stop() {
        server.close();
    }

    @Test
    void itSaysWhatItCan() throws IOException {
        try (NatsWire client = NatsWire.modern(server.port())) {
            assertThat(client.info())
                    .startsWith("INFO {")
                    .contains("\"headers\":true", "\"max_payload\":2097152", "\"auth_required\":false");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "a.b, a.b, true",
        "a.b, a.c, false",
        "a.b, a, false",
        "a, a.b, false",
        "*, a, true",
        "*, a.b, false",
        "a.*, a.b, true",
        "a.*.c, a.b.c, true",
        "a.*.c, a.b.d, false",
        "*.*, a.b, true",
        ">, a, true",
        ">, a.b.c, true",
        "a.>, a.b, true",
        "a.>, a.b.c.d, true",
        "a.>, a, false",
        "a.>, ab.c, false",
        "a*, ab, false",
        "a*, a*, true"
    })
    void aFilterTakesWhatItMatches(String filter, String subject, boolean matches) throws IOException {
        try (NatsWire client = NatsWire.modern(server.port())) {
            client.say("SUB " + filter + " 1", "PUB " + subject + " 2", "hi");
            if (matches) {
                assertThat(client.flush()).containsExactly("MSG " + subject + " 1 2", "hi");
            } else {
                assertThat(client.flush()).isEmpty();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"a..b", ".a", "a.", "a.>.b", ">.a"})
    void aFilterThatIsNoneIsRefused(String filter) throws IOException {
        try (NatsWire client = NatsWire.modern(server.port())) {
            assertThat(client.say("SUB " + filter + " 1").flush()).containsExactly("-ERR 'Invalid Subject'");
        }
    }

    @Test
    void everyQueueGetsAMessageOnce() throws IOException {
        try (NatsWire one = NatsWire.modern(server.port());
                NatsWire two = NatsWire.modern(server.port());
                NatsWire publisher = NatsWire.modern(server.port())) {
            one.say("SUB jobs workers 1", "SUB jobs.> workers 2", "SUB jobs all 3")
                    .flush();
            two.say("SUB j* workers 1", "SUB jobs workers 2", "SUB * spies 3").flush();
            for (int i = 0; i < 100; i++) {
                publisher.say("PUB jobs 3", "%03d".formatted(i));
            }
            publisher.flush();
            var ones = one.flush();
            var twos = two.flush();
            long workersOfOne = ones.stream().filter("MSG jobs 1 3"::equals).count();
            long workersOfTwo = twos.stream().filter("MSG jobs 2 3"::equals).count();
            assertThat(workersOfOne + workersOfTwo).isEqualTo(100);
            assertThat(workersOfOne).isBetween(1L, 99L);
            assertThat(ones).filteredOn("MSG jobs 3 3"::equals).hasSize(100);
            assertThat(twos).filteredOn("MSG jobs 3 3"::equals).hasSize(100);
        }
    }

    @Test
    void aSubscriptionEndsAfterItsMaximum() throws IOException {
        try (NatsWire client = NatsWire.modern(server.port())) {
            client.say("SUB a 1", "PUB a 1", "1", "UNSUB 1 3");
            for (int i = 2; i <= 5; i++) {
                client.say("PUB a 1", Integer.toString(i));
            }
            assertThat(client.flush()).containsExactly("MSG a 1 1", "1", "MSG a 1 1", "2", "MSG a 1 1", "3");

            client.say("SUB a 2", "PUB a 1", "6", "UNSUB 2 1", "PUB a 1", "7", "SUB a 3", "UNSUB 3", "PUB a 1", "8");
            assertThat(client.flush()).containsExactly("MSG a 2 1", "6");
        }
    }

    @Test
    void headersReachThoseThatKnowThem() throws IOException {
        try (NatsWire modern = NatsWire.modern(server.port());
                NatsWire old = new NatsWire(server.port())) {
            modern.say("SUB a 1").flush();
            old.say("CONNECT {}", "SUB a 1").flush();
            modern.say("HPUB a reply 24 26", "NATS/1.0", "Key: value", "", "hi");
            assertThat(modern.flush()).containsExactly("HMSG a 1 reply 24 26", "NATS/1.0", "Key: value", "", "hi");
            assertThat(old.flush()).containsExactly("MSG a 1 reply 2", "hi");
        }
    }

    @Test
    void aRequestToNobodyIsAnsweredAtOnce() throws IOException {
        try (NatsWire client = NatsWire.modern(server.port())) {
            client.say("SUB inbox.* 7", "PUB nobody inbox.1 0", "");
            assertThat(client.flush()).containsExactly("HMSG inbox.1 7 16 16", "NATS/1.0 503", "", "");
        }
    }

    @Test
    void aClientThatWantsNoEchoDoesNotHearItself() throws IOException {
        try (NatsWire client = new NatsWire(server.port());
                NatsWire other = NatsWire.modern(server.port())) {
            client.say("CONNECT {\"echo\":false}", "SUB a 1").flush();
            other.say("SUB a 1").flush();
            assertThat(client.say("PUB a 1", "x").flush()).isEmpty();
            assertThat(other.flush()).containsExactly("MSG a 1 1", "x");
        }
    }

    @Test
    void payloadsAreAnyBytes() throws IOException {
        StringBuilder bytes = new StringBuilder("PUB a 1\r\n");
        for (char c = 0; c < 256; c++) {
            bytes.append(c == '\n' ? "" : c);
        }
        try (NatsWire client = NatsWire.modern(server.port())) {
            client.say("SUB a 1", "PUB a " + bytes.length(), bytes.toString());
            assertThat(client.flush()).containsExactly("MSG a 1 " + bytes.length(), "PUB a 1", bytes.substring(9));
        }
    }

    @Test
    void aVerboseClientIsAnsweredEachTime() throws IOException {
        try (NatsWire client = new NatsWire(server.port())) {
            client.say("CONNECT {\"verbose\":true,\"pedantic\":true}", "SUB a 1", "PUB > 1", "x", "unsub 1");
            assertThat(client.flush()).containsExactly("+OK", "+OK", "-ERR 'Invalid Publish Subject'", "+OK");
        }
    }

    @Test
    void aTooLargePayloadEndsTheConnection() throws IOException {
        try (NatsWire client = NatsWire.modern(server.port())) {
            assertThat(client.say("PUB a 2097153").rest()).containsExactly("-ERR 'Maximum Payload Violation'");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET / HTTP/1.1",
                "PUB",
                "PUB a",
                "PUB a -1",
                "PUB a 99999999999",
                "PUB a b c 1",
                "HPUB a 5 4",
                "SUB a",
                "UNSUB",
                "CONNECT {"
            })
    void nonsenseEndsTheConnectionAndNoOther(String nonsense) throws IOException {
        try (NatsWire client = NatsWire.modern(server.port());
                NatsWire other = NatsWire.modern(server.port())) {
            assertThat(client.say(nonsense).rest()).singleElement().asString().startsWith("-ERR ");
            assertThat(other.flush()).isEmpty();
        }
    }

    @Test
    void aPayloadLongerThanSaidEndsTheConnection() throws IOException {
        try (NatsWire client = NatsWire.modern(server.port())) {
            client.say("SUB a 1", "PUB a 1", "xyz");
            assertThat(client.rest()).doesNotContain("x");
            assertThatThrownBy(client::flush).isInstanceOf(IOException.class);
        }
    }

    @Test
    void anEndlessLineEndsTheConnection() throws IOException {
        try (NatsWire client = NatsWire.modern(server.port())) {
            assertThat(client.say("SUB " + "a".repeat(4096)).rest()).isEmpty();
        }
    }

    @Test
    void aClientThatDoesNotReadIsCutOffAndHoldsUpNobody() throws IOException {
        String megabyte = "x".repeat(1 << 20);
        try (NatsWire slow = NatsWire.modern(server.port());
                NatsWire fast = NatsWire.modern(server.port());
                NatsWire publisher = NatsWire.modern(server.port())) {
            slow.say("SUB a 1").flush();
            fast.say("SUB a 1").flush();
            for (int i = 0; i < 128; i++) {
                publisher.say("PUB a " + megabyte.length(), megabyte).flush();
                assertThat(fast.flush()).hasSize(2);
            }
            assertThatThrownBy(slow::flush).isInstanceOf(IOException.class);
        }
    }

    @Test
    void onlyItsUserGetsIn() throws IOException {
        try (MiniNats guarded = MiniNats.start(ServerOptions.in(directory).withCredentials("anna", "secret"));
                NatsWire early = new NatsWire(guarded.port());
                NatsWire wrong = new NatsWire(guarded.port());
                NatsWire right = new NatsWire(guarded.port())) {
            assertThat(early.info()).contains("\"auth_required\":true");
            assertThat(early.say("SUB > 1").rest()).containsExactly("-ERR 'Authorization Violation'");
            assertThat(wrong.say("CONNECT {\"user\":\"anna\",\"pass\":\"\"}").rest())
                    .containsExactly("-ERR 'Authorization Violation'");
            assertThat(right.say("CONNECT {\"user\":\"anna\",\"pass\":\"secret\"}")
                            .flush())
                    .isEmpty();
        }
    }

    @Test
    void closingEndsItsConnections() throws IOException {
        try (NatsWire client = NatsWire.modern(server.port())) {
            client.flush();
            server.close();
            assertThat(client.rest()).isEmpty();
            assertThatThrownBy(() -> new NatsWire(server.port()).close()).isInstanceOf(IOException.class);
        }
    }

    @Test
    void anUnknownSettingIsRefused() {
        assertThatThrownBy(() -> MiniNats.start(ServerOptions.in(directory).with("jetstream", "true")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("the only setting of mini-nats is max_payload, not jetstream");
    }
}
