package dev.witloof.broker.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.broker.BrokerException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderTextTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "plain",
                "åß 日本 \uD83D\uDE00",
                "a\r\nb\0",
                "kafka-bytes:",
                "kafka-bytes:QUJD",
                "kafka-bytes:/wA=",
                "kafka-bytes:/wA",
                "kafka-bytes:not base64!",
                "kafka-bytes:a2Fma2EtYnl0ZXM6L3dBPQ==",
                "kafka-bytes:kafka-bytes:/wA="
            })
    void textComesBackAsItWas(String text) {
        assertThat(HeaderText.decode(HeaderText.encode("it", text))).isEqualTo(text);
    }

    @Test
    void bytesComeBackAsTheyWere() {
        SplittableRandom random = new SplittableRandom(7);
        for (int round = 0; round < 1_000; round++) {
            byte[] bytes = new byte[random.nextInt(20)];
            random.nextBytes(bytes);
            assertThat(HeaderText.encode("it", HeaderText.decode(bytes))).isEqualTo(bytes);
        }
        byte[] escaped = {(byte) 0xff, 0};
        for (int depth = 0; depth < 5; depth++) {
            assertThat(HeaderText.encode("it", HeaderText.decode(escaped))).isEqualTo(escaped);
            escaped = ("kafka-bytes:" + Base64.getEncoder().encodeToString(escaped)).getBytes(StandardCharsets.UTF_8);
        }
    }

    @Test
    void bytesThatAreNoTextAreShownAsBase64() {
        assertThat(HeaderText.decode(new byte[] {(byte) 0xff, 0})).isEqualTo("kafka-bytes:/wA=");
        assertThat(HeaderText.decode(null)).isEmpty();
    }

    @Test
    void halfASurrogatePairIsRefusedByName() {
        assertThatThrownBy(() -> HeaderText.encode("the header x", "\uD800"))
                .isInstanceOfSatisfying(BrokerException.class, refused -> assertThat(refused.kind())
                        .isEqualTo(BrokerException.Kind.UNSUPPORTED))
                .hasMessageContaining("the header x");
    }
}
