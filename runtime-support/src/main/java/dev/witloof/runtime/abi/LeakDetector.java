package dev.witloof.runtime.abi;

import java.lang.ref.Cleaner;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Reports proxies that were forgotten: collected by the garbage collector without having been closed or passed on, while
 * their instance lives, so that the guest's resource stays for as long as the instance does.
 *
 * <p>Switched on by the system property {@code witloof.leaks=true}, read once, because it notes where every proxy came
 * from. Reports go to the {@link System.Logger} of this class's name as warnings, on a thread of their own; no guest code
 * runs there. Safe for use by several threads.
 */
final class LeakDetector {
    /** The detector, if it is switched on. */
    static final @Nullable LeakDetector INSTANCE =
            Boolean.getBoolean("witloof.leaks") ? new LeakDetector(LeakDetector::warn) : null;

    private final Cleaner cleaner = Cleaner.create();
    private final Consumer<Leak> reports;

    LeakDetector(Consumer<Leak> reports) {
        this.reports = reports;
    }

    private static void warn(Leak leak) {
        System.getLogger(LeakDetector.class.getName()).log(System.Logger.Level.WARNING, leak.getMessage(), leak);
    }

    /** Where a forgotten proxy came from: never thrown. */
    static final class Leak extends Exception {
        private static final long serialVersionUID = 1L;

        Leak(String type) {
            super("a proxy of the guest's resource " + type
                    + " was neither closed nor passed on as own; the guest gave it out here");
        }
    }

    /** Whether a proxy still owns its resource: all that is left of it when it is collected. */
    static final class Ownership {
        private final InstanceState instance;
        private volatile boolean owned = true;

        Ownership(InstanceState instance) {
            this.instance = instance;
        }

        void set(boolean stillOwned) {
            owned = stillOwned;
        }

        boolean isLeaked() {
            return owned && instance.isAlive();
        }
    }

    Ownership track(GuestResource proxy, ResourceBinding type, InstanceState instance) {
        Ownership ownership = new Ownership(instance);
        Leak leak = new Leak(type.name());
        Consumer<Leak> report = reports;
        cleaner.register(proxy, () -> {
            if (ownership.isLeaked()) {
                report.accept(leak);
            }
        });
        return ownership;
    }
}
