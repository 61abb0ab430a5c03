package dev.witloof.wasi.clocks;

import dev.witloof.bindings.wasi.clocks.WallClock.Datetime;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/** Times of {@code wasi:clocks/wall-clock}. */
public final class Datetimes {
    private static final long SECOND = 1_000_000_000;

    private Datetimes() {}

    /**
     * A time as guests see it.
     *
     * @param instant a time
     * @return the time, or 1970 for an earlier one, which WASI cannot tell
     */
    public static Datetime of(Instant instant) {
        return instant.getEpochSecond() < 0
                ? new Datetime(0, 0)
                : new Datetime(instant.getEpochSecond(), instant.getNano());
    }

    /**
     * A guest's time.
     *
     * @param time a time
     * @return the time, if it is one and Java can tell it
     */
    public static Optional<Instant> instant(Datetime time) {
        if (time.nanoseconds() >= SECOND || time.seconds() < 0) {
            return Optional.empty();
        }
        try {
            return Optional.of(Instant.ofEpochSecond(time.seconds(), time.nanoseconds()));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
