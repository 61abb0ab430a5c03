package dev.witloof.runtime.link;

import dev.witloof.runtime.Resource;
import dev.witloof.runtime.abi.GuestResource;
import dev.witloof.runtime.abi.HostFunction;
import dev.witloof.runtime.abi.InterfaceAdapter;
import dev.witloof.runtime.abi.Lifting;

/** Interface {@code things} of {@code it/guests/resources}, which is imported and exported at once. */
interface Things {
    Thing newThing(String name);

    Thing pass(Thing thing);

    /** Resource {@code thing}. */
    interface Thing extends Resource {
        String name();

        void rename(String name);
    }

    /** What would be generated for it; {@code join} and {@code names} are left out of the guest's side. */
    final class Adapter extends InterfaceAdapter<Things> {
        Adapter() {
            super(
                    Greeter.VERSION,
                    Things.class,
                    "interface witloof:resources/things",
                    "resource thing",
                    "func [constructor]thing(name: string) -> own<$thing>",
                    "func [method]thing.name(self: borrow<$thing>) -> string",
                    "func [method]thing.rename(self: borrow<$thing>, name: string)",
                    "func pass(thing: own<$thing>) -> own<$thing>",
                    "func [static]thing.join(a: borrow<$thing>, b: borrow<$thing>) -> own<$thing>");
        }

        @Override
        public HostFunction lower(int function, Things host) {
            return switch (function) {
                case 0 -> (cx, flat) -> cx.lowerOwn(0, host.newThing(cx.liftString((int) flat[0], (int) flat[1])));
                case 1 ->
                    (cx, flat) -> {
                        String name = ((Thing) cx.liftBorrow(0, (int) flat[0])).name();
                        int out = cx.results(flat[1], 8, 4);
                        long text = cx.lowerString(name);
                        cx.memory().putInt(out, (int) text);
                        cx.memory().putInt(out + 4, (int) (text >>> 32));
                        return 0;
                    };
                case 2 ->
                    (cx, flat) -> {
                        ((Thing) cx.liftBorrow(0, (int) flat[0])).rename(cx.liftString((int) flat[1], (int) flat[2]));
                        return 0;
                    };
                case 3 -> (cx, flat) -> cx.lowerOwn(0, host.pass((Thing) cx.liftOwn(0, (int) flat[0])));
                case 4 ->
                    (cx, flat) -> {
                        Thing a = (Thing) cx.liftBorrow(0, (int) flat[0]);
                        Thing b = (Thing) cx.liftBorrow(0, (int) flat[1]);
                        return cx.lowerOwn(0, host.newThing(a.name() + b.name()));
                    };
                default -> throw new IllegalArgumentException("no function " + function);
            };
        }

        @Override
        public Things lift(Lifting[] functions) {
            return new Guest(functions);
        }

        @Override
        public GuestResource proxy(int resource, Things guest) {
            return new Proxy((Guest) guest);
        }
    }

    /** The interface as the guest implements it. */
    final class Guest implements Things {
        private final Lifting constructor;
        private final Lifting name;
        private final Lifting rename;
        private final Lifting pass;

        Guest(Lifting[] functions) {
            constructor = functions[0];
            name = functions[1];
            rename = functions[2];
            pass = functions[3];
        }

        @Override
        public Thing newThing(String text) {
            Lifting f = constructor;
            f.enter();
            try {
                long lowered = f.lowerString(text);
                f.flat()[0] = lowered & 0xFFFF_FFFFL;
                f.flat()[1] = lowered >>> 32;
                Thing made = (Thing) f.liftOwn(0, (int) f.call());
                f.postReturn();
                return made;
            } catch (Throwable t) {
                throw f.fail(t);
            } finally {
                f.exit();
            }
        }

        @Override
        public Thing pass(Thing thing) {
            Lifting f = pass;
            f.enter();
            try {
                f.flat()[0] = f.lowerOwn(0, thing) & 0xFFFF_FFFFL;
                Thing passed = (Thing) f.liftOwn(0, (int) f.call());
                f.postReturn();
                return passed;
            } catch (Throwable t) {
                throw f.fail(t);
            } finally {
                f.exit();
            }
        }

        String name(Thing self) {
            Lifting f = name;
            f.enter();
            try {
                f.flat()[0] = f.lowerBorrow(0, self) & 0xFFFF_FFFFL;
                int at = f.results(f.call(), 8, 4);
                String text = f.liftString(f.memory().getInt(at), f.memory().getInt(at + 4));
                f.postReturn();
                return text;
            } catch (Throwable t) {
                throw f.fail(t);
            } finally {
                f.exit();
            }
        }

        void rename(Thing self, String text) {
            Lifting f = rename;
            f.enter();
            try {
                f.flat()[0] = f.lowerBorrow(0, self) & 0xFFFF_FFFFL;
                long lowered = f.lowerString(text);
                f.flat()[1] = lowered & 0xFFFF_FFFFL;
                f.flat()[2] = lowered >>> 32;
                f.call();
                f.postReturn();
            } catch (Throwable t) {
                throw f.fail(t);
            } finally {
                f.exit();
            }
        }
    }

    /** A thing of the guest. */
    final class Proxy extends GuestResource implements Thing {
        private final Guest guest;

        Proxy(Guest guest) {
            this.guest = guest;
        }

        @Override
        public String name() {
            return guest.name(this);
        }

        @Override
        public void rename(String name) {
            guest.rename(this, name);
        }
    }
}
