package dev.witloof.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ReadOnlyBufferException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EnvelopeTest {
    @Test
    void dataIsACopyThatTheCallerMayChange() {
        Envelope message = Envelope.of("t", new byte[] {1, 2});

        message.data()[0] = 9;

        assertThat(message.data()).containsExactly(1, 2);
        assertThat(message.size()).isEqualTo(2);
    }

    @Test
    void theBufferIsReadOnlyAndItsPositionItsOwn() {
        Envelope message = Envelope.of("t", new byte[] {1, 2});

        assertThat(message.dataBuffer().get()).isEqualTo((byte) 1);
        assertThat(message.dataBuffer().remaining()).isEqualTo(2);
        assertThatThrownBy(() -> message.dataBuffer().put((byte) 0)).isInstanceOf(ReadOnlyBufferException.class);
    }

    @Test
    void keepsMetadataInOrderWithRepeatedKeys() {
        Envelope message = Envelope.builder("t")
                .metadata("b", "1")
                .metadata("a", "2")
                .metadata("b", "3")
                .build();

        assertThat(message.metadata())
                .containsExactly(
                        new Metadata.Entry("b", "1"), new Metadata.Entry("a", "2"), new Metadata.Entry("b", "3"));
        assertThat(message.metadata().first("b")).contains("1");
        assertThat(message.metadata().all("b")).containsExactly("1", "3");
        assertThat(message.metadata().without("b").entries()).containsExactly(new Metadata.Entry("a", "2"));
        assertThat(message.metadata().first("c")).isEmpty();
    }

    @Test
    void aBuilderStartsEqualAndLaterChangesDoNotTouchWhatWasBuilt() {
        Envelope message = Envelope.builder("t")
                .text("é")
                .contentType("text/plain")
                .metadata("k", "v")
                .replyTo("r")
                .correlationId("c")
                .build();
        Envelope.Builder builder = message.toBuilder();

        Envelope same = builder.build();
        Envelope other = builder.topic("u").withoutReply().build();

        assertThat(same).isEqualTo(message).hasSameHashCodeAs(message);
        assertThat(other).isNotEqualTo(message);
        assertThat(other.replyTo()).isEmpty();
        assertThat(other.correlationId()).isEmpty();
        assertThat(other.contentType()).contains("text/plain");
        assertThat(message.text()).isEqualTo("é");
        assertThat(message.topic()).isEqualTo("t");
    }

    @Test
    void isShownWithoutItsContents() {
        Envelope message = Envelope.builder("t")
                .text("secret")
                .metadata("token", "hidden")
                .replyTo("r")
                .build();

        assertThat(message).hasToString("Envelope[t, 6 bytes, metadata [token], reply to r]");
    }

    @Test
    void metadataDoesNotFollowTheListItWasMadeOf() {
        List<Metadata.Entry> entries = new ArrayList<>(List.of(new Metadata.Entry("a", "1")));
        Metadata metadata = Metadata.of(entries);

        entries.clear();

        assertThat(metadata).isEqualTo(Metadata.of("a", "1"));
    }
}
