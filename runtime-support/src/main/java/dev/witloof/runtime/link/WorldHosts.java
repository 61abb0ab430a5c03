package dev.witloof.runtime.link;

import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.abi.Callee;
import dev.witloof.runtime.abi.HostFunction;
import dev.witloof.runtime.abi.InterfaceAdapter;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The implementations of a world's imports, behind generated code. */
final class WorldHosts implements Hosts {
    private final Plans plans;
    private final @Nullable Object[] implementations;
    /** Whose code each of them is. */
    private final Callee[] callees;

    WorldHosts(Plans plans, StoreState store, @Nullable Object[] implementations) {
        this.plans = plans;
        this.implementations = implementations;
        this.callees = new Callee[implementations.length];
        for (int i = 0; i < implementations.length; i++) {
            callees[i] = store.isExport(implementations[i]) ? Callee.GUEST : Callee.JAVA;
        }
    }

    @Override
    public Function function(int canon) {
        Plans.Lower plan = plans.lowers().get(canon);
        if (plan == null) {
            throw new LinkException("an imported function was not matched");
        }
        int port = plan.port().index();
        HostFunction code = code(plan.port().adapter(), plan.function(), implementations[port]);
        return new Function(plan.signature(), code, plan.method() ? Callee.RESOURCE : callees[port]);
    }

    @Override
    public boolean gave(Object object) {
        return Arrays.stream(implementations).anyMatch(each -> each == object);
    }

    private static <T> HostFunction code(InterfaceAdapter<T> adapter, int function, @Nullable Object implementation) {
        T typed = adapter.type().cast(implementation);
        if (typed == null) {
            throw new LinkException("an implementation of " + adapter.type().getName() + " is missing");
        }
        return adapter.lower(function, typed);
    }
}
