package dev.witloof.runtime.abi;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A guest made of Java: one instance with a memory and an allocator that only moves up, from {@value #HEAP} on, and notes
 * how it is called.
 */
final class FakeGuest {
    static final int HEAP = 1024;

    final Memory memory = new Memory(1 << 16);
    final Store store;
    final InstanceState instance;
    final List<String> allocations = new ArrayList<>();
    StringEncoding encoding = StringEncoding.UTF8;

    @Nullable
    CoreFunction postReturn;

    int next = HEAP;

    CoreFunction realloc = function(arguments -> {
        int old = (int) arguments[0];
        int oldSize = (int) arguments[1];
        int alignment = (int) arguments[2];
        int newSize = (int) arguments[3];
        allocations.add("%d %d %d %d".formatted(old, oldSize, alignment, newSize));
        next = (next + alignment - 1) & -alignment;
        int ptr = next;
        next += newSize;
        memory.move(old, Math.min(oldSize, newSize), ptr);
        return ptr;
    });

    FakeGuest() {
        this(new Store());
    }

    FakeGuest(int maxHandles) {
        this(new Store(maxHandles));
    }

    FakeGuest(Store store) {
        this.store = store;
        instance = new InstanceState("guest", store);
    }

    static final class Memory extends LinearMemory {
        Memory(int size) {
            super(new byte[size]);
        }

        void grow(int size) {
            replace(Arrays.copyOf(array(), size));
        }

        void move(int from, int length, int to) {
            System.arraycopy(array(), from, array(), to, length);
        }

        void write(int address, byte... contents) {
            System.arraycopy(contents, 0, array(), address, contents.length);
        }

        byte[] read(int address, int length) {
            return Arrays.copyOfRange(array(), address, address + length);
        }
    }

    static final class Store extends StoreContext {
        final List<String> events = new ArrayList<>();
        private final int maxHandles;
        long maxLiftedBytes = DEFAULT_MAX_LIFTED_BYTES;

        Store() {
            this(DEFAULT_MAX_HANDLES);
        }

        Store(int maxHandles) {
            super(true);
            this.maxHandles = maxHandles;
        }

        @Override
        protected void callStarted() {
            events.add("started");
        }

        @Override
        protected void callEnded() {
            events.add("ended");
        }

        @Override
        protected int maxHandles() {
            return maxHandles;
        }

        @Override
        protected long maxLiftedBytes() {
            return maxLiftedBytes;
        }
    }

    interface Body {
        long call(long[] arguments);
    }

    static CoreFunction function(Body body) {
        return new CoreFunction() {
            @Override
            public long call(long[] arguments) {
                return body.call(arguments);
            }
        };
    }

    CanonicalOptions options() {
        return new CanonicalOptions(encoding, memory, realloc, postReturn);
    }

    Lifting export(int parameters, int results, Body body, ResourceBinding... slots) {
        return new Lifting("test.export", instance, options(), slots, function(body), parameters, results);
    }

    Lowering imported(HostFunction function, ResourceBinding... slots) {
        return imported(Callee.JAVA, function, slots);
    }

    Lowering imported(Callee callee, HostFunction function, ResourceBinding... slots) {
        return new Lowering("test.import", instance, options(), slots, function, callee);
    }

    /** A definition to lift and lower through without a call. */
    Lowering context() {
        return imported((cx, flat) -> 0);
    }

    /** Runs a whole call of a function without parameters whose body is Java. */
    void run(Runnable body, ResourceBinding... slots) {
        call(
                export(
                        0,
                        0,
                        arguments -> {
                            body.run();
                            return 0;
                        },
                        slots),
                f -> {});
    }

    interface Lower {
        void into(Lifting f);
    }

    /** A call in the form that generated code has: lowers, calls, and gives up what the guest returned. */
    static long call(Lifting f, Lower parameters) {
        f.enter();
        try {
            parameters.into(f);
            long result = f.call();
            f.postReturn();
            return result;
        } catch (Throwable t) {
            throw f.fail(t);
        } finally {
            f.exit();
        }
    }
}
