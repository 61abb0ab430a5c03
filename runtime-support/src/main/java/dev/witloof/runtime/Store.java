package dev.witloof.runtime;

import dev.witloof.runtime.abi.StoreContext;
import dev.witloof.runtime.core.CoreBudget;
import dev.witloof.runtime.link.StoreState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Where instances live: the unit of thread confinement, of limits and of the deadline.
 *
 * <p>Instances that are to be composed with each other share a store. A store is cheap; a pool of instances is a pool of
 * stores with one instance each.
 *
 * <pre>{@code
 * try (Store store = Store.builder().deadline(Duration.ofSeconds(1)).build()) {
 *     Greeter greeter = prepared.instantiate(store, imports);
 *     greeter.exports().greet("Ada");
 * }
 * }</pre>
 *
 * <p>Confined to one thread at a time: it may move between calls, provided that the threads hand it over safely, and two
 * that use it at once are told so by an {@link IllegalStateException} as far as that shows.
 */
public final class Store implements AutoCloseable {
    private final StoreState state;

    private Store(Builder builder) {
        state = new StoreState(
                builder.deadline,
                new CoreBudget.Limits(builder.maxMemoryBytes, builder.maxTableElements, builder.maxCoreInstances),
                builder.maxHandles,
                builder.maxLiftedBytes,
                builder.maxCallDepth);
    }

    /**
     * Makes a store with the default limits and without a deadline.
     *
     * @return the store
     */
    public static Store create() {
        return builder().build();
    }

    /**
     * Starts a store with the default limits and without a deadline.
     *
     * @return a builder
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Returns what the linker knows of the store; not for programs.
     *
     * @return the state, the same object each time
     */
    public StoreState state() {
        return state;
    }

    /**
     * Closes all instances, the newest first; the Java resources that they own are closed with them. Closing it again
     * does nothing.
     *
     * @throws IllegalStateException if one of them is running, or another thread uses the store
     * @throws RuntimeException what closing an instance threw first, after all have been closed: what its resources threw is
     *     suppressed there
     */
    @Override
    public void close() {
        state.close();
    }

    /** Limits of a store. Not safe for use by several threads. */
    public static final class Builder {
        private @Nullable Duration deadline;
        private long maxMemoryBytes = 256L << 20;
        private long maxTableElements = 1_000_000;
        private int maxCoreInstances = 1_000;
        private int maxHandles = StoreContext.DEFAULT_MAX_HANDLES;
        private long maxLiftedBytes = StoreContext.DEFAULT_MAX_LIFTED_BYTES;
        private int maxCallDepth = StoreContext.DEFAULT_MAX_CALL_DEPTH;

        private Builder() {}

        /**
         * Sets how long a call may take, from entering a guest until Java has its result; also for making an instance.
         * A guest that takes longer is stopped, and a Java implementation that it called is interrupted; the call ends
         * as a {@link Trap}. The clock is coarse: a call may run on for a quarter of the deadline, and for 100
         * milliseconds at most.
         *
         * <p>There is no deadline unless one is set.
         *
         * @param limit the deadline, such as {@code Duration.ofSeconds(1)}
         * @return this
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder deadline(Duration limit) {
            if (limit.isNegative() || limit.isZero()) {
                throw new IllegalArgumentException("a deadline is positive; " + limit + " is not");
            }
            deadline = limit;
            return this;
        }

        /**
         * Sets how much linear memory all instances of the store may have together. A guest that wants to grow beyond is
         * told that it cannot, as WebAssembly has it; one that wants more to begin with is not instantiated.
         *
         * @param bytes the limit in bytes; 256 MiB unless set. One memory has at most 2 GiB less 64 KiB
         * @return this
         * @throws IllegalArgumentException if it is negative
         */
        public Builder maxMemoryBytes(long bytes) {
            maxMemoryBytes = atLeastZero("memory bytes", bytes);
            return this;
        }

        /**
         * Sets how many elements the tables of all instances may have together.
         *
         * @param elements the limit; 1,000,000 unless set
         * @return this
         * @throws IllegalArgumentException if it is negative
         */
        public Builder maxTableElements(long elements) {
            maxTableElements = atLeastZero("table elements", elements);
            return this;
        }

        /**
         * Sets how many core instances the store may hold: a component instance has between one and a handful. The
         * instances that a component makes of components count as one more each.
         *
         * @param instances the limit; 1,000 unless set
         * @return this
         * @throws IllegalArgumentException if it is negative
         */
        public Builder maxCoreInstances(int instances) {
            maxCoreInstances = (int) atLeastZero("core instances", instances);
            return this;
        }

        /**
         * Sets how many resource handles each instance may hold at once. One that wants more traps.
         *
         * @param handles the limit; 1,048,576 unless set
         * @return this
         * @throws IllegalArgumentException if it is negative, or above 2<sup>28</sup> - 1
         */
        public Builder maxHandles(int handles) {
            if (handles > (1 << 28) - 1) {
                throw new IllegalArgumentException("at most 268435455 handles can be allowed; found " + handles);
            }
            maxHandles = (int) atLeastZero("handles", handles);
            return this;
        }

        /**
         * Sets how many bytes the strings and lists may take together that one call passes from a guest to Java, as
         * parameters of an import or the result of an export. A call that passes more traps. It is a limit of its own
         * because a guest may pass the same part of its memory many times over. Strings and lists of numbers count the
         * bytes that they have there; the elements of other lists count about what their objects take in Java, at most,
         * however deeply they nest. What is in no list is not counted, since its type bounds it.
         *
         * @param bytes the limit in bytes; 256 MiB unless set
         * @return this
         * @throws IllegalArgumentException if it is negative
         */
        public Builder maxLiftedBytes(long bytes) {
            maxLiftedBytes = atLeastZero("lifted bytes", bytes);
            return this;
        }

        /**
         * Sets how many calls of instances of the store may run one within the other: a guest that calls another, through
         * Java or without, is one deeper. A call beyond has no effect on the instance that it is for, and is a
         * {@link Trap} for whoever made it. An instance is not entered twice, so
         * that only stores with as many instances get there; but within a component, an instance may call those around it
         * while they run, and this is what ends a recursion through them.
         *
         * <p>What a guest calls within itself is not counted: each of its calls would pay for that, and a number of calls
         * says little of the room that they take, which is what ends. A guest that recurses without end exhausts the stack of
         * its thread, and that is a {@link Trap} too; after how many calls depends on the size of the stack, and on what the
         * JVM has compiled. Functions that are interpreted keep their parameters, locals, operands and open blocks on the heap
         * meanwhile; a component of which a function may have more than 10,000 of them at once, a block counted twice, is not
         * loaded. So a thread with a stack of 1 MiB, which ends some 2,500 interpreted calls, needs up to 600 MB of heap for a
         * hostile guest, and one with a larger stack accordingly more. An import that it calls shortly before may exhaust the stack in Java code, which then ends
         * anywhere, by a {@link StackOverflowError}.
         *
         * @param calls the limit; 200 unless set
         * @return this
         * @throws IllegalArgumentException if it is not positive
         */
        public Builder maxCallDepth(int calls) {
            if (calls <= 0) {
                throw new IllegalArgumentException("a limit of the call depth is positive; found " + calls);
            }
            maxCallDepth = calls;
            return this;
        }

        private static long atLeastZero(String what, long limit) {
            if (limit < 0) {
                throw new IllegalArgumentException("a limit of " + what + " is not negative; found " + limit);
            }
            return limit;
        }

        /**
         * Makes the store.
         *
         * @return a store without instances
         */
        public Store build() {
            return new Store(this);
        }
    }
}
