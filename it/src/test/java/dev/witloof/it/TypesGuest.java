package dev.witloof.it;

import dev.witloof.it.bindings.witloof.types.All;
import dev.witloof.it.bindings.witloof.types.Types;
import dev.witloof.runtime.Store;

/** An instance of a guest that gives back everything, as its host does. */
final class TypesGuest implements AutoCloseable {
    final EchoingHost host = new EchoingHost();
    private final Store store;
    private final Types types;

    TypesGuest(String name) {
        this(name, Store.create());
    }

    /** An instance in a store of its own, which is closed with it. */
    TypesGuest(String name, Store store) {
        this.store = store;
        types = Types.prepare(Guests.load(name)).instantiate(store, host::all);
    }

    All all() {
        return types.exports().all();
    }

    @Override
    public void close() {
        store.close();
    }
}
