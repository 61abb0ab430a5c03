package dev.witloof.broker.adapter;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PaceTest {
    private final AtomicLong now = new AtomicLong();
    private final Pace pace = new Pace(now::get);

    private void pass(Duration time) {
        now.addAndGet(time.toNanos());
    }

    private void assertNext(int most) {
        assertThat(pace.next().toMillis()).isBetween(most / 2L, (long) most);
    }

    private void grow() {
        for (int failures = 0; failures < 10; failures++) {
            pace.next();
        }
    }

    @Test
    void delaysDoubleFromATenthOfASecondToFive() {
        for (int most : new int[] {100, 200, 400, 800, 1600, 3200, 5000, 5000}) {
            assertNext(most);
        }
    }

    @Test
    void whatIsLostSoonAfterItWasMadeIsWaitedForEverLonger() {
        for (int most : new int[] {100, 200, 400, 800, 1600, 3200, 5000, 5000}) {
            pace.made();
            pass(Duration.ofSeconds(9));
            assertNext(most);
        }
    }

    @Test
    void whatHasStoodForAWhileIsSoonTriedAgain() {
        grow();
        pace.made();
        pass(Duration.ofSeconds(11));

        assertNext(100);
    }

    @Test
    void timeWithoutIsNoTimeThatItStood() {
        pace.made();
        grow();
        pass(Duration.ofMinutes(1));

        assertNext(5000);
    }
}
