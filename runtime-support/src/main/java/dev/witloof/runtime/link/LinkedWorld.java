package dev.witloof.runtime.link;

import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.abi.GuestInstance;
import dev.witloof.runtime.abi.PreparedWorld;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A component that was found to fit a world, with everything that can be done before there is a store. */
final class LinkedWorld extends PreparedWorld {
    private final String name;
    private final List<Port> imports;
    private final Blueprint blueprint;
    private final Plans plans;

    LinkedWorld(String name, List<Port> imports, Blueprint blueprint, Plans plans) {
        this.name = name;
        this.imports = imports;
        this.blueprint = blueprint;
        this.plans = plans;
    }

    @Override
    public GuestInstance instantiate(Store store, @Nullable Object... implementations) {
        checkImplementations(implementations);
        StoreState state = store.state();
        state.checkOpen();
        return Instantiation.run(
                name,
                blueprint,
                plans.bridges(),
                state,
                new WorldHosts(plans, state, implementations),
                made -> WorldExports.of(plans, made, implementations));
    }

    private void checkImplementations(@Nullable Object[] implementations) {
        if (implementations.length != imports.size()) {
            throw new LinkException("world `" + name + "` has " + imports.size() + " imports, and is given "
                    + implementations.length + " implementations");
        }
        for (Port port : imports) {
            Object implementation = implementations[port.index()];
            if (!plans.needed().contains(port.index())) {
                continue;
            }
            String what = port.name().isEmpty() ? "the functions of world `" + name + "`" : "`" + port.name() + "`";
            if (implementation == null) {
                throw new LinkException("the component calls " + what + ", and the implementation is null; wanted a "
                        + port.adapter().type().getName());
            }
            if (!port.adapter().type().isInstance(implementation)) {
                throw new LinkException("the implementation of " + what + " is a "
                        + implementation.getClass().getName() + "; wanted a "
                        + port.adapter().type().getName());
            }
        }
    }
}
