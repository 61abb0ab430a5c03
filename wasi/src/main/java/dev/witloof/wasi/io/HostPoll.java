package dev.witloof.wasi.io;

import dev.witloof.bindings.wasi.io.Poll;
import java.util.List;
import java.util.stream.IntStream;

/** The interface {@code wasi:io/poll}. */
public final class HostPoll implements Poll {

    /** Makes the interface. */
    public HostPoll() {}

    @Override
    public int[] poll(List<Pollable> pollables) {
        if (pollables.isEmpty()) {
            throw new IllegalArgumentException("poll wants at least one pollable, and was given none");
        }
        List<Readiness> all = pollables.stream().map(HostPollable::readiness).toList();
        int[] ready = ready(all);
        while (ready.length == 0) {
            Waiter.await(new AnyOf(all));
            ready = ready(all);
        }
        return ready;
    }

    private static int[] ready(List<Readiness> all) {
        return IntStream.range(0, all.size()).filter(i -> all.get(i).ready()).toArray();
    }

    /** Ready when one of several is. */
    private record AnyOf(List<Readiness> all) implements Readiness {
        @Override
        public boolean ready() {
            return all.stream().anyMatch(Readiness::ready);
        }

        @Override
        public void watch(Waiter waiter) {
            all.forEach(each -> each.watch(waiter));
        }

        @Override
        public void unwatch(Waiter waiter) {
            all.forEach(each -> each.unwatch(waiter));
        }
    }
}
