package dev.witloof.wasi.clocks;

import dev.witloof.bindings.wasi.clocks.WallClock;
import java.time.Instant;
import java.time.InstantSource;

/** The interface {@code wasi:clocks/wall-clock}. */
public final class HostWallClock implements WallClock {
    private static final Datetime RESOLUTION = new Datetime(0, 1000);

    private final InstantSource clock;

    /**
     * Makes the interface.
     *
     * @param clock tells the time
     */
    public HostWallClock(InstantSource clock) {
        this.clock = clock;
    }

    /** The clock's time, or 1970 if it shows an earlier one. */
    @Override
    public Datetime now() {
        return Datetimes.of(clock.instant());
    }

    @Override
    public Datetime resolution() {
        return RESOLUTION;
    }

    /**
     * The clock itself.
     *
     * @return what was given
     */
    public Instant instant() {
        return clock.instant();
    }
}
