package com.acme;

import com.acme.bindings.witloof.resources.Counters;
import com.acme.bindings.witloof.resources.Counters.Counter;
import com.acme.bindings.witloof.resources.Log;
import com.acme.bindings.witloof.resources.Resources;
import com.acme.bindings.witloof.resources.Things;
import dev.witloof.runtime.Component;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.Trap;
import java.nio.file.Path;
import java.time.Duration;

/** Uses the resources of a guest, and gives it some. */
public final class Main {
    private Main() {}

    public static void main(String[] args) throws Exception {
        Resources.Prepared prepared = Resources.prepare(Component.load(Path.of(args[0])));
        Store.Builder limits = Store.builder()
                .deadline(Duration.ofSeconds(5))
                .maxMemoryBytes(64 << 20)
                .maxHandles(10_000);
        try (Store store = limits.build();
                Resources world = prepared.instantiate(store, new Host())) {
            count(world.exports().counters());
            label(world.exports());
            refuse(world.exports().counters());
        }
    }

    private static void count(Counters counters) {
        try (Counter one = counters.newCounter(1);
                Counter ten = counters.newCounter(10)) {
            one.increment(5);
            // Both are lent, and used afterwards.
            System.out.println("equal: " + one.equals_(ten));
            // Given away: it is the guest's now, and to close the proxy does nothing.
            counters.keep(ten);
        }
        try (Counter checked = counters.counterChecked(1_000)) {
            System.out.println(checked.value());
        } catch (Counter.CheckedException e) {
            System.out.println("refused: " + e.error());
        }
    }

    private static void label(Resources.Exports exports) {
        try (Things.Thing shouted = exports.shout(new Labels().newThing("Ada"))) {
            System.out.println(shouted.name());
        }
    }

    private static void refuse(Counters counters) {
        try {
            counters.series(1_000_000);
        } catch (Trap e) {
            System.out.println("trap: " + e.rule());
        }
    }

    /** What the guest is given. */
    private static final class Host implements Resources.Imports {
        @Override
        public Log log() {
            return line -> System.out.println("guest: " + line);
        }

        @Override
        public Things things() {
            return new Labels();
        }
    }
}
