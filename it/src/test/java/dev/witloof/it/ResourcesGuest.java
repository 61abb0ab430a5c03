package dev.witloof.it;

import dev.witloof.it.bindings.witloof.resources.Counters;
import dev.witloof.it.bindings.witloof.resources.Log;
import dev.witloof.it.bindings.witloof.resources.Resources;
import dev.witloof.it.bindings.witloof.resources.Things;
import dev.witloof.runtime.Store;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An instance of the guest {@code resources}, and what it logs. */
final class ResourcesGuest implements AutoCloseable {
    private static final Resources.Prepared PREPARED = Resources.prepare(Guests.load("resources"));

    /** One more than the guest has room for makes it trap. */
    static final int CAPACITY = 4096;

    final List<String> logged = new ArrayList<>();
    final HostThings host = new HostThings();
    final Store store;
    final Resources instance;

    /** What else happens when the guest logs. */
    Log onLog = line -> {};

    ResourcesGuest() {
        this(Store.create());
    }

    ResourcesGuest(Store store) {
        this(store, null);
    }

    /** An instance that imports these things instead of the host's own. */
    ResourcesGuest(Store store, @Nullable Things things) {
        this.store = store;
        this.instance = PREPARED.instantiate(store, new Resources.Imports() {
            @Override
            public Log log() {
                return line -> {
                    logged.add(line);
                    onLog.write(line);
                };
            }

            @Override
            public Things things() {
                return things == null ? host : things;
            }
        });
    }

    Counters counters() {
        return instance.exports().counters();
    }

    Things things() {
        return instance.exports().things();
    }

    Resources.Exports exports() {
        return instance.exports();
    }

    /** Makes the guest trap: it is out of counters. */
    void trap() {
        counters().series(CAPACITY + 1L);
    }

    /** Closes the store, with all instances in it. */
    @Override
    public void close() {
        store.close();
    }
}
