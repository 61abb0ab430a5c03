package dev.witloof.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.runtime.Store;
import dev.witloof.runtime.Trap;
import dev.witloof.runtime.Tuple2;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the lists of a call may take in Java: with the objects of which the elements consist. */
class LiftedBytesTest {
    private final TypesGuest guest =
            new TypesGuest("types", Store.builder().maxLiftedBytes(1 << 16).build());

    @AfterEach
    void close() {
        guest.close();
    }

    /** As many elements of 12 bytes in the guest, and of a tuple, a string and a number in Java. */
    private static List<Tuple2<String, Integer>> tuples(int count) {
        return Collections.nCopies(count, new Tuple2<>("", 1));
    }

    @Test
    void theObjectsOfAnElementCount() {
        assertThat(guest.all().echoListTuple(tuples(700))).hasSize(700);
        assertThatThrownBy(() -> guest.all().echoListTuple(tuples(800)))
                .isInstanceOf(Trap.class)
                .hasMessageContaining("take more than 65536 bytes together");
    }

    @Test
    void numbersCountAsManyBytesAsTheyHave() {
        assertThat(guest.all().echoListU8(new byte[1 << 16])).hasSize(1 << 16);
        assertThatThrownBy(() -> guest.all().echoListU8(new byte[(1 << 16) + 1]))
                .isInstanceOf(Trap.class);
    }
}
