package dev.witloof.runtime.abi;

import java.util.ArrayList;
import java.util.List;

/** The resource type {@code thing} as a guest implements it, with a destructor that notes what it is called with. */
final class GuestThings {
    final FakeGuest guest;
    final ResourceBinding type;
    final List<Integer> destroyed = new ArrayList<>();
    Runnable onDestroy = () -> {};

    GuestThings(FakeGuest guest) {
        this.guest = guest;
        type = ResourceBinding.guest("thing", guest.instance);
        type.proxies(Thing.Adapter.INSTANCE, 0, Thing.Adapter.INSTANCE.lift(new Lifting[0]));
        type.destructor(FakeGuest.function(arguments -> {
            destroyed.add((int) arguments[0]);
            onDestroy.run();
            return 0;
        }));
    }

    /** Has the guest make a thing and return it. */
    Thing.Proxy make(int rep) {
        Lifting f = guest.export(0, 1, arguments -> guest.instance.resourceNew(type, rep), type);
        f.enter();
        try {
            Thing.Proxy made = (Thing.Proxy) f.liftOwn(0, (int) f.call());
            f.postReturn();
            return made;
        } catch (Throwable t) {
            throw f.fail(t);
        } finally {
            f.exit();
        }
    }

    /** Has Java pass a thing to the guest, which does nothing with it. */
    void passOwn(Object thing) {
        FakeGuest.call(guest.export(1, 0, arguments -> 0, type), f -> f.flat()[0] = f.lowerOwn(0, thing));
    }

    /** Has Java lend a thing to the guest, which notes the representation that it was given. */
    long lend(Object thing) {
        return FakeGuest.call(
                guest.export(1, 1, arguments -> arguments[0], type), f -> f.flat()[0] = f.lowerBorrow(0, thing));
    }
}
