package dev.witloof.wasi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.bindings.wasi.cli.Stdin;
import dev.witloof.bindings.wasi.clocks.MonotonicClock;
import dev.witloof.bindings.wasi.clocks.WallClock;
import dev.witloof.bindings.wasi.io.Poll;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class PollTest {
    private final WasiInterfaces wasi = WasiHost.builder().build().interfaces();
    private final Poll poll = wasi.get(Poll.class);
    private final MonotonicClock clock = wasi.get(MonotonicClock.class);

    @Test
    void returnsThePositionsOfAllThatAreReady() {
        Poll.Pollable never = clock.subscribeDuration(-1);
        Poll.Pollable now = clock.subscribeDuration(0);
        Poll.Pollable past = clock.subscribeInstant(0);
        assertThat(poll.poll(List.of(never, now, past, now))).containsExactly(1, 2, 3);
        assertThat(never.ready()).isFalse();
    }

    @Test
    void waitsForTheFirst() {
        long start = clock.now();
        Poll.Pollable soon = clock.subscribeDuration(Duration.ofMillis(50).toNanos());
        Poll.Pollable late =
                clock.subscribeInstant(start + Duration.ofMinutes(30).toNanos());
        assertThat(poll.poll(List.of(late, soon))).containsExactly(1);
        assertThat(clock.now() - start)
                .isGreaterThanOrEqualTo(Duration.ofMillis(50).toNanos());
        assertThat(clock.resolution()).isEqualTo(1);
    }

    @Test
    void refusesToWaitForNothing() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> poll.poll(List.of()))
                .withMessage("poll wants at least one pollable, and was given none");
    }

    @Test
    void waitsForAnEventOfAnotherThread() throws Exception {
        PipedOutputStream writer = new PipedOutputStream();
        Poll.Pollable input = WasiHost.builder()
                .stdin(new PipedInputStream(writer))
                .build()
                .interfaces()
                .get(Stdin.class)
                .getStdin()
                .subscribe();
        Thread other = new Thread(() -> {
            try {
                Thread.sleep(50);
                writer.write(1);
                writer.close();
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        });
        other.start();
        assertThat(poll.poll(
                        List.of(clock.subscribeDuration(Duration.ofMinutes(30).toNanos()), input)))
                .containsExactly(1);
        other.join();
    }

    @Test
    void anInterruptEndsIt() {
        Thread test = Thread.currentThread();
        Thread other = new Thread(test::interrupt);
        other.start();
        assertThatThrownBy(() -> clock.subscribeDuration(-1).block())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void aDroppedPollableHoldsNobodyUp() {
        Poll.Pollable dropped = clock.subscribeDuration(-1);
        dropped.close();
        dropped.block();
        assertThat(dropped.ready()).isTrue();
    }

    @Test
    void asksPollablesOfOthersAgainAndAgain() {
        int[] asked = new int[1];
        Poll.Pollable foreign = new Poll.Pollable() {
            @Override
            public boolean ready() {
                return ++asked[0] > 5;
            }

            @Override
            public void block() {}
        };
        assertThat(poll.poll(List.of(foreign))).containsExactly(0);
        assertThat(asked[0]).isGreaterThan(5);
    }

    @Test
    void followsTheClockThatItIsGiven() {
        AtomicLong time = new AtomicLong(100);
        MonotonicClock given = WasiHost.builder()
                .monotonicClock(time::get)
                .build()
                .interfaces()
                .get(MonotonicClock.class);
        assertThat(given.now()).isEqualTo(100);
        Poll.Pollable later = given.subscribeDuration(1_000_000_000_000L);
        assertThat(later.ready()).isFalse();
        Thread other = new Thread(() -> time.set(2_000_000_000_000L));
        other.start();
        later.block();
    }

    @Test
    void tellsTheTimeOfDay() {
        WallClock wall = WasiHost.builder()
                .wallClock(() -> Instant.ofEpochSecond(12, 34))
                .build()
                .interfaces()
                .get(WallClock.class);
        assertThat(wall.now()).isEqualTo(new WallClock.Datetime(12, 34));
        assertThat(wall.resolution().nanoseconds()).isPositive();
        WallClock early = WasiHost.builder()
                .wallClock(() -> Instant.ofEpochSecond(-5))
                .build()
                .interfaces()
                .get(WallClock.class);
        assertThat(early.now()).isEqualTo(new WallClock.Datetime(0, 0));
    }
}
