package dev.witloof.runtime.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class CallDeadlineTest {
    @AfterEach
    void leaveNoInterruptBehind() {
        assertThat(Thread.interrupted()).isFalse();
    }

    private static void spinUntilInterrupted() {
        while (!Thread.currentThread().isInterrupted()) {
            Thread.onSpinWait();
        }
    }

    @Test
    void interruptsALongCallAndClearsTheInterruptAtItsEnd() {
        CallDeadline deadline = new CallDeadline(Duration.ofMillis(50));
        long start = System.nanoTime();
        deadline.enter();
        spinUntilInterrupted();
        assertThat(System.nanoTime() - start)
                .isGreaterThanOrEqualTo(Duration.ofMillis(50).toNanos());
        assertThat(deadline.expired()).isTrue();
        deadline.exit();
        assertThat(deadline.expired()).isFalse();
    }

    @Test
    void doesNotBeginAnewBeforeItHasPassed() {
        CallDeadline deadline = new CallDeadline(Duration.ofMinutes(5));
        deadline.enter();
        assertThat(deadline.restart()).isFalse();
        deadline.exit();
    }

    @Test
    void givesItsTimeAnewForWhatFollowsACallThatTookTooLong() {
        CallDeadline deadline = new CallDeadline(Duration.ofMillis(50));
        deadline.enter();
        spinUntilInterrupted();
        long start = System.nanoTime();
        assertThat(deadline.restart()).isTrue();
        spinUntilInterrupted();
        assertThat(System.nanoTime() - start)
                .isGreaterThanOrEqualTo(Duration.ofMillis(50).toNanos());
        deadline.expire();
        assertThat(deadline.expired()).isTrue();
        deadline.exit();
    }

    @Test
    void canBeMadeToPassAgain() {
        CallDeadline deadline = new CallDeadline(Duration.ofMillis(20));
        deadline.enter();
        spinUntilInterrupted();
        assertThat(deadline.restart()).isTrue();
        deadline.expire();
        assertThat(Thread.currentThread().isInterrupted()).isTrue();
        assertThat(deadline.expired()).isTrue();
        deadline.exit();
    }

    @Test
    void repeatsAnInterruptThatWasSwallowed() {
        CallDeadline deadline = new CallDeadline(Duration.ofMillis(20));
        deadline.enter();
        for (int i = 0; i < 3; i++) {
            spinUntilInterrupted();
            assertThat(Thread.interrupted()).isTrue();
        }
        deadline.exit();
    }

    @Test
    void leavesAnInterruptOfSomebodyElseAlone() {
        CallDeadline deadline = new CallDeadline(Duration.ofMillis(20));
        // Before the call, whose time may otherwise be over by then.
        Thread.currentThread().interrupt();
        deadline.enter();
        long end = System.nanoTime() + Duration.ofMillis(100).toNanos();
        while (System.nanoTime() < end) {
            Thread.onSpinWait();
        }
        assertThat(deadline.expired()).isFalse();
        deadline.exit();
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void neverInterruptsShortCallsNorWhatComesAfterACall() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            Future<?>[] all = new Future<?>[4];
            for (int i = 0; i < all.length; i++) {
                int seed = i;
                all[i] = threads.submit(() -> callOften(seed));
            }
            for (Future<?> each : all) {
                each.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** Calls that end just when the time is over, so that the watchdog and the end of the call meet. */
    private static void callOften(int seed) {
        CallDeadline deadline = new CallDeadline(Duration.ofMillis(1));
        long end = System.nanoTime() + Duration.ofSeconds(2).toNanos();
        for (int i = seed; System.nanoTime() < end; i++) {
            long length = i % 3 == 0 ? 0 : 900_000 + (i * 7919L) % 1_500_000;
            long start = System.nanoTime();
            deadline.enter();
            while (System.nanoTime() - start < length) {
                Thread.onSpinWait();
            }
            boolean interrupted = Thread.currentThread().isInterrupted();
            long took = System.nanoTime() - start; // after the look at the interrupt, which may come in between
            assertThat(interrupted && took < 1_000_000)
                    .as("cut short after %s ns", took)
                    .isFalse();
            deadline.exit();
            assertThat(Thread.currentThread().isInterrupted())
                    .as("interrupted after the call")
                    .isFalse();
        }
    }

    @Test
    void aCallIsNoOlderThanTheLookThatFoundIt() {
        Duration limit = Duration.ofSeconds(1);
        CallDeadline deadline = new CallDeadline(limit, watched -> watched.begin(0));
        long[] time = {0};
        long late = 10 * limit.toNanos();

        // The watchdog stands still for a while just after it has looked at the clock, and a call begins meanwhile.
        deadline.tick(() -> {
            deadline.enter();
            long read = time[0];
            time[0] = late;
            return read;
        });
        for (int tick = 0; tick < 8; tick++) {
            deadline.tick(() -> time[0] += limit.toNanos() / 8);
            assertThat(Thread.currentThread().isInterrupted())
                    .as("after %s ticks", tick)
                    .isFalse();
        }
        deadline.tick(() -> late + 2 * limit.toNanos());

        assertThat(deadline.expired()).isTrue();
        deadline.exit();
    }

    @Test
    void wakesTheWatchdogAgainAfterAPause() throws Exception {
        CallDeadline deadline = new CallDeadline(Duration.ofMillis(20));
        for (int i = 0; i < 2; i++) {
            deadline.enter();
            spinUntilInterrupted();
            deadline.exit();
            Thread.sleep(1200); // longer than it lingers
        }
    }

    @Test
    void theWatchdogEndsWhenThereIsNothingToWatchAndComesBack() throws Exception {
        CallDeadline deadline = new CallDeadline(Duration.ofMillis(20));
        for (int i = 0; i < 2; i++) {
            deadline.enter();
            spinUntilInterrupted();
            // It may have ended soon after the call.
            Thread watchdog = watchdog();
            deadline.exit();
            watchdog.join(Duration.ofMinutes(2).toMillis());
            assertThat(watchdog.isAlive()).isFalse();
        }
    }

    private static Thread watchdog() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().equals("witloof-deadlines"))
                .findFirst()
                .orElseThrow();
    }
}
