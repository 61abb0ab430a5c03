package dev.witloof.it.fuzz;

import dev.witloof.component.binary.MalformedComponentException;
import dev.witloof.it.fuzz.Seeds.Seed;
import dev.witloof.runtime.Component;
import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.Trap;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;

/**
 * Links damaged guests with hosts of their generated bindings, makes two instances and calls them: everything ends in a
 * result or in one of the documented exceptions, in time, within the limits, and nothing of one instance works in the other.
 */
final class GuestsTarget implements Target {
    private static final Duration DEADLINE = Duration.ofMillis(250);
    /** A call that computed for longer was not stopped: the deadline is one of time, in which a busy machine does less. */
    private static final Duration OVERDUE = Duration.ofSeconds(5);

    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    /** What loading and linking may allocate, dead or alive. */
    private static final long BASE_BYTES = 256L << 20;

    private static final long BYTES_FOR_A_BYTE = 10_000;
    private static final int COMPILED_ONE_IN = 6;
    private static final int NESTED_ONE_IN = 20;
    private static final int MOST_CALLS = 8;
    /** What is refused is the reader's concern: another mutation of the same guest takes its place. */
    private static final int TRIES = 3;

    private final List<Seed> seeds;
    private final GuestMutator mutator;
    private final List<String> words;

    /**
     * Makes the target.
     *
     * @param guests guests for which there are bindings, see {@link GuestBindings#of}
     * @param all what parts are taken from besides
     * @param words what guests understand
     */
    GuestsTarget(List<Seed> guests, List<Seed> all, List<String> words) {
        this.seeds = List.copyOf(guests);
        this.mutator = new GuestMutator(all);
        this.words = List.copyOf(words);
    }

    @Override
    public String name() {
        return "guests";
    }

    @Override
    public String suffix() {
        return ".wasm";
    }

    @Override
    public String run(Attempt attempt) throws Throwable {
        Chance chance = attempt.chance();
        Seed seed = chance.pick(seeds);
        boolean compiled = chance.oneIn(COMPILED_ONE_IN);
        GuestBindings bindings = GuestBindings.of(seed.name()).orElseThrow();
        for (int tries = TRIES; ; tries--) {
            byte[] bytes = mutator.mutate(seed.bytes(), chance);
            attempt.input(bytes, "of " + seed.name() + (compiled ? ", compiled" : ", interpreted"));
            Object prepared;
            try {
                prepared = prepare(attempt, bytes, bindings, compiled);
            } catch (MalformedComponentException e) {
                if (tries == 1) {
                    return "refused";
                }
                continue;
            } catch (LinkException e) {
                return "unlinked";
            }
            return call(bindings, prepared, chance);
        }
    }

    private String call(GuestBindings bindings, Object prepared, Chance chance) throws Throwable {
        String outcome = run(bindings, prepared, chance);
        if (Thread.currentThread().isInterrupted()) {
            throw new Violation("the thread is left interrupted");
        }
        return outcome;
    }

    private static Object prepare(Attempt attempt, byte[] bytes, GuestBindings bindings, boolean compiled)
            throws Throwable {
        Component.Options options =
                compiled ? Component.Options.DEFAULT.compiled() : Component.Options.DEFAULT.interpreted();
        long limit = BASE_BYTES + BYTES_FOR_A_BYTE * bytes.length;
        Component component = attempt.measured("loading", limit, () -> Component.load(bytes, options));
        return attempt.measured("linking", limit, () -> {
            try {
                return bindings.prepare(component);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw new Violation("linking threw " + e, e);
            }
        });
    }

    private static Store store() {
        return Store.builder()
                .deadline(DEADLINE)
                .maxMemoryBytes(24 << 20)
                .maxTableElements(10_000)
                .maxHandles(5_000)
                .maxLiftedBytes(4 << 20)
                .build();
    }

    private String run(GuestBindings bindings, Object prepared, Chance chance) throws Throwable {
        Store store = store();
        Store elsewhere = chance.oneIn(3) ? store() : store;
        String outcome = "";
        try (store;
                elsewhere) {
            FuzzedInstance one = new FuzzedInstance(bindings, prepared, store, chance, words);
            FuzzedInstance two = new FuzzedInstance(bindings, prepared, elsewhere, chance, words);
            one.host().onCall = () -> nested(one, chance);
            two.host().onCall = () -> nested(two, chance);
            for (int calls = 1 + chance.below(MOST_CALLS); calls > 0; calls--) {
                boolean first = chance.oneIn(2);
                outcome = timed(first ? one : two, first ? two : one);
            }
            (chance.oneIn(2) ? one : two).close();
        } catch (LinkException e) {
            return "not instantiated";
        } catch (Trap e) {
            return "trap when made";
        }
        return outcome;
    }

    private static void nested(FuzzedInstance running, Chance chance) {
        if (chance.oneIn(NESTED_ONE_IN)) {
            running.reenter();
        }
    }

    private static String timed(FuzzedInstance called, FuzzedInstance other) throws Throwable {
        long start = THREADS.getCurrentThreadCpuTime();
        String outcome = called.call(other);
        long taken = THREADS.getCurrentThreadCpuTime() - start;
        if (taken > OVERDUE.toNanos()) {
            throw new Violation("a call computed for " + Duration.ofNanos(taken).toMillis()
                    + " ms, and its deadline was " + DEADLINE.toMillis());
        }
        return outcome;
    }
}
