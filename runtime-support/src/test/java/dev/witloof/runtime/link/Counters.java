package dev.witloof.runtime.link;

import dev.witloof.runtime.abi.GuestResource;
import dev.witloof.runtime.abi.HostFunction;
import dev.witloof.runtime.abi.InterfaceAdapter;
import dev.witloof.runtime.abi.Lifting;

/** Some of the interface {@code counters} of {@code it/guests/resources}, which the guest implements. */
final class Counters {
    private final Lifting constructor;
    private final Lifting increment;
    private final Lifting sum;
    private final Lifting live;

    private Counters(Lifting[] functions) {
        constructor = functions[0];
        increment = functions[1];
        sum = functions[2];
        live = functions[3];
    }

    Counter newCounter(int start) {
        return (Counter) constructor.liftOwn(0, (int) call(constructor, start));
    }

    int sum(Counter owned, Counter borrowed) {
        sum.enter();
        try {
            sum.flat()[0] = sum.lowerOwn(0, owned) & 0xFFFF_FFFFL;
            sum.flat()[1] = sum.lowerBorrow(0, borrowed) & 0xFFFF_FFFFL;
            int result = (int) sum.call();
            sum.postReturn();
            return result;
        } catch (Throwable t) {
            throw sum.fail(t);
        } finally {
            sum.exit();
        }
    }

    int live() {
        return (int) call(live);
    }

    private static long call(Lifting f, long... arguments) {
        f.enter();
        try {
            System.arraycopy(arguments, 0, f.flat(), 0, arguments.length);
            long result = f.call();
            f.postReturn();
            return result;
        } catch (Throwable t) {
            throw f.fail(t);
        } finally {
            f.exit();
        }
    }

    /** Resource {@code counter}. */
    static final class Counter extends GuestResource {
        private final Counters guest;

        Counter(Counters guest) {
            this.guest = guest;
        }

        int increment(int by) {
            Lifting f = guest.increment;
            f.enter();
            try {
                f.flat()[0] = f.lowerBorrow(0, this) & 0xFFFF_FFFFL;
                f.flat()[1] = by;
                int result = (int) f.call();
                f.postReturn();
                return result;
            } catch (Throwable t) {
                throw f.fail(t);
            } finally {
                f.exit();
            }
        }
    }

    /** What would be generated for it. */
    static final class Adapter extends InterfaceAdapter<Counters> {
        Adapter() {
            super(
                    Greeter.VERSION,
                    Counters.class,
                    "interface witloof:resources/counters",
                    "resource counter",
                    "func [constructor]counter(start: u32) -> own<$counter>",
                    "func [method]counter.increment(self: borrow<$counter>, by: u32) -> u32",
                    "func sum(owned: own<$counter>, borrowed: borrow<$counter>) -> u32",
                    "func live() -> u32");
        }

        @Override
        public HostFunction lower(int function, Counters implementation) {
            throw new IllegalArgumentException("only exported");
        }

        @Override
        public Counters lift(Lifting[] functions) {
            return new Counters(functions);
        }

        @Override
        public GuestResource proxy(int resource, Counters guest) {
            return new Counter(guest);
        }
    }
}
