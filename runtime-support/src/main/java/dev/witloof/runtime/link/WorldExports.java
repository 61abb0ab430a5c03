package dev.witloof.runtime.link;

import dev.witloof.runtime.abi.InterfaceAdapter;
import dev.witloof.runtime.abi.Lifting;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Makes the Java objects of what an instance exports, by generated code. */
final class WorldExports {
    private final Instantiation made;

    private WorldExports(Instantiation made) {
        this.made = made;
    }

    /** The exports, in the world's order. */
    static List<Object> of(Plans plans, Instantiation made, @Nullable Object[] implementations) {
        WorldExports exports = new WorldExports(made);
        List<Object> lifted = new ArrayList<>();
        for (Plans.Export export : plans.exports()) {
            lifted.add(
                    export.handedOn().isPresent()
                            ? handedOn(export.handedOn().get(), implementations)
                            : exports.lift(export, export.port().adapter()));
        }
        return lifted;
    }

    /** The host's own object, which needs no code of the guest in between. */
    private static Object handedOn(Port port, @Nullable Object[] implementations) {
        return Objects.requireNonNull(implementations[port.index()], "checked before: the import is needed");
    }

    private <T> T lift(Plans.Export export, InterfaceAdapter<T> adapter) {
        Lifting[] functions = new Lifting[export.functions().size()];
        for (int i = 0; i < functions.length; i++) {
            Plans.Lift lift = export.functions().get(i);
            functions[i] = made.lifting(lift.signature(), lift.lifted());
        }
        T guest = adapter.lift(functions);
        List<Integer> own = export.resources();
        for (int i = 0; i < own.size(); i++) {
            if (own.get(i) >= 0) {
                made.resource(own.get(i)).proxies(adapter, i, guest);
            }
        }
        return guest;
    }
}
