package dev.witloof.runtime.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.component.binary.MalformedComponentException;
import dev.witloof.runtime.Component;
import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.Trap;
import dev.witloof.runtime.link.Messaging.Host;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the bytes are, loading, preparing and instantiating end well or with the documented exceptions. */
class DamagedComponentsTest {
    private static void tryOut(byte[] bytes) {
        try {
            Component component = Component.load(bytes, Component.Options.DEFAULT.interpreted());
            Host host = new Host();
            try (Store store = Store.builder()
                    .deadline(Duration.ofSeconds(1))
                    .maxMemoryBytes(16 << 20)
                    .maxTableElements(10_000)
                    .build()) {
                Messaging.prepare(component)
                        .instantiate(store, host, host, host)
                        .close();
            }
        } catch (MalformedComponentException | LinkException | Trap expected) {
            assertThat(expected.getMessage()).isNotEmpty();
        }
    }

    @Test
    void truncated() {
        byte[] bytes = Guests.bytes("upper-c");
        for (int length = 0; length < bytes.length; length += 13) {
            tryOut(Arrays.copyOf(bytes, length));
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {0x01, 0x80, 0xFF})
    void withOneChangedByte(int change) {
        byte[] bytes = Guests.bytes("upper-c");
        for (int i = 8; i < bytes.length; i += 11) {
            byte[] changed = bytes.clone();
            changed[i] ^= (byte) change;
            tryOut(changed);
        }
    }

    @Test
    void withSeveralChangedBytes() {
        byte[] bytes = Guests.bytes("resources");
        Random random = new Random(42);
        for (int i = 0; i < 500; i++) {
            byte[] changed = bytes.clone();
            for (int j = 0; j < 3; j++) {
                changed[8 + random.nextInt(bytes.length - 8)] = (byte) random.nextInt();
            }
            tryOut(changed);
        }
    }
}
