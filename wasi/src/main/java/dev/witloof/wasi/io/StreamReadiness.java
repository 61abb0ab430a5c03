package dev.witloof.wasi.io;

/** A stream is ready when what is behind it is, and once it is closed. */
record StreamReadiness(StreamState state, Readiness behind) implements Readiness {
    static Readiness of(StreamState state, Readiness behind) {
        return behind == ALWAYS ? ALWAYS : new StreamReadiness(state, behind);
    }

    @Override
    public boolean ready() {
        return state.isClosed() || behind.ready();
    }

    @Override
    public void watch(Waiter waiter) {
        behind.watch(waiter);
    }

    @Override
    public void unwatch(Waiter waiter) {
        behind.unwatch(waiter);
    }
}
