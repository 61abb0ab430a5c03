package dev.witloof.runtime.link;

import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.Trap;
import dev.witloof.runtime.abi.Callee;
import dev.witloof.runtime.abi.CanonicalOptions;
import dev.witloof.runtime.abi.CoreFunction;
import dev.witloof.runtime.abi.GuestFault;
import dev.witloof.runtime.abi.InstanceState;
import dev.witloof.runtime.abi.Lifting;
import dev.witloof.runtime.abi.LinearMemory;
import dev.witloof.runtime.abi.Lowering;
import dev.witloof.runtime.abi.ResourceBinding;
import dev.witloof.runtime.core.CoreBudget;
import dev.witloof.runtime.core.CoreInstance;
import dev.witloof.runtime.core.CoreItem;
import dev.witloof.runtime.core.CoreNames;
import dev.witloof.runtime.dynamic.DynamicResource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One run through a {@link Blueprint}: the making of an instance. */
final class Instantiation {
    private final Blueprint blueprint;
    private final Map<Integer, Bridge> bridges;
    private final CoreBudget budget;

    /** The states of the component instances, the component's own first. */
    private final InstanceState[] members;

    private final ResourceBinding[] resources;
    private final @Nullable CoreInstance[] instances;
    private final CoreItem[] canons;
    private final @Nullable Lowering[] lowerings;
    private final @Nullable ComponentCall[] calls;

    private Instantiation(String name, Blueprint blueprint, Map<Integer, Bridge> bridges, StoreState store) {
        this.blueprint = blueprint;
        this.bridges = bridges;
        this.budget = store.budget().share();
        // Before they are made: a few bytes can ask for very many.
        takeMembers(blueprint.parents().size() - 1);
        this.members = members(name, blueprint.parents(), !bridges.isEmpty(), store);
        this.resources = new ResourceBinding[blueprint.resources().size()];
        this.instances = new @Nullable CoreInstance[blueprint.instances()];
        this.canons = new CoreItem[blueprint.canons().size()];
        this.lowerings = new @Nullable Lowering[blueprint.canons().size()];
        this.calls = new @Nullable ComponentCall[blueprint.canons().size()];
    }

    private void takeMembers(int count) {
        if (!budget.takeInstances(count)) {
            throw new LinkException("the store has reached its limit of "
                    + budget.limits().instances() + " core instances, and the component has " + count
                    + " component instances in it, which count as such: close instances, or allow more with"
                    + " Store.builder().maxCoreInstances(…)");
        }
    }

    /**
     * Makes the states.
     *
     * @param calls whether one of them calls one of them, as a single one may itself
     */
    private static InstanceState[] members(String name, List<Integer> parents, boolean calls, StoreState store) {
        if (parents.size() == 1 && !calls) {
            return new InstanceState[] {new InstanceState(name, store)};
        }
        InstanceState[] members = new InstanceState[parents.size()];
        for (int i = 0; i < members.length; i++) {
            members[i] = i == 0
                    ? InstanceState.composed(name, store, null)
                    : InstanceState.composed(name + ", component " + i, store, members[parents.get(i)]);
        }
        return members;
    }

    /**
     * Makes an instance.
     *
     * @param hosts the implementations of what the component imports
     * @param exports makes of it what the instance exports
     */
    static LinkedInstance run(
            String name,
            Blueprint blueprint,
            Map<Integer, Bridge> bridges,
            StoreState store,
            Hosts hosts,
            Function<Instantiation, List<Object>> exports) {
        Instantiation made = new Instantiation(name, blueprint, bridges, store);
        try {
            made.declare(hosts);
            made.start(name);
            List<Object> exported = exports.apply(made);
            List<Object> lifted =
                    exported.stream().filter(each -> !hosts.gave(each)).toList();
            LinkedInstance instance = new LinkedInstance(
                    store, List.of(made.members), made.budget, made.coreInstances(), exported, lifted);
            store.opened(instance);
            return instance;
        } catch (Throwable e) {
            made.abandon(e);
            throw e;
        }
    }

    /** Makes all that needs no core instance. */
    private void declare(Hosts hosts) {
        for (int i = 0; i < resources.length; i++) {
            Blueprint.Resource resource = blueprint.resources().get(i);
            String name = resource.type().toString();
            if (resource.defined()) {
                resources[i] = ResourceBinding.guest(name, members[resource.definer()]);
                // Generated code that has the resource brings proxies of its own.
                resources[i].proxies(DynamicResource::new);
            } else {
                resources[i] = ResourceBinding.host(name);
            }
        }
        for (int i = 0; i < canons.length; i++) {
            canons[i] = canon(i, blueprint.canons().get(i), hosts);
        }
    }

    private CoreItem canon(int index, Canon canon, Hosts hosts) {
        InstanceState member = members[canon.member()];
        if (canon instanceof Canon.ResourceNew made) {
            ResourceBinding type = resources[made.resource()];
            return new CoreItem.Host(flat -> member.resourceNew(type, (int) flat[0]), CoreShapes.NEW_OR_REP);
        }
        if (canon instanceof Canon.ResourceRep rep) {
            ResourceBinding type = resources[rep.resource()];
            return new CoreItem.Host(flat -> member.resourceRep(type, (int) flat[0]), CoreShapes.NEW_OR_REP);
        }
        if (canon instanceof Canon.ResourceDrop drop) {
            ResourceBinding type = resources[drop.resource()];
            return new CoreItem.Host(
                    flat -> {
                        member.resourceDrop(type, (int) flat[0]);
                        return 0;
                    },
                    CoreShapes.DESTRUCTOR);
        }
        return lower(index, (Canon.Lower) canon, hosts);
    }

    private CoreItem lower(int index, Canon.Lower canon, Hosts hosts) {
        Hosts.Function function = canon.source() instanceof FunctionSource.Lifted ? call(index) : hosts.function(index);
        Signature signature = function.signature();
        CanonicalOptions options = new CanonicalOptions(canon.options().encoding(), null, null, null);
        Lowering lowering = new Lowering(
                signature.name(),
                members[canon.member()],
                options,
                slots(signature),
                function.code(),
                function.callee());
        lowerings[index] = lowering;
        return new CoreItem.Host(lowering, signature.shape());
    }

    private Hosts.Function call(int index) {
        Bridge bridge = bridges.get(index);
        if (bridge == null) {
            throw new LinkException("a call from one component to another was not matched");
        }
        ComponentCall call = new ComponentCall(bridge);
        calls[index] = call;
        return new Hosts.Function(bridge.caller(), call, Callee.GUEST);
    }

    private ResourceBinding[] slots(Signature signature) {
        return signature.slots().stream().map(this::resource).toArray(ResourceBinding[]::new);
    }

    /** The state of the component's own instance. */
    InstanceState outermost() {
        return members[0];
    }

    /** A resource type, by its index in the blueprint. */
    ResourceBinding resource(int index) {
        return resources[index];
    }

    /** Makes the core instances, which may run guest code. */
    private void start(String name) {
        InstanceState outermost = members[0];
        outermost.enter();
        boolean settled = false;
        try {
            blueprint.steps().forEach(this::carryOut);
            settled = true;
        } catch (LinkException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            throw outermost.poison(e, "making an instance of " + name);
        } finally {
            outermost.exit(settled);
        }
    }

    private void carryOut(Step step) {
        if (Thread.currentThread().isInterrupted()) {
            throw new GuestFault(Trap.Rule.INTERRUPTED, "the thread was interrupted", null);
        }
        if (step instanceof Step.Instantiate instantiate) {
            instantiate(instantiate);
        } else if (step instanceof Step.Bind bind) {
            Lowering lowering = lowerings[bind.canon()];
            if (lowering != null) {
                lowering.bind(memory(bind.memory()), function(bind.realloc()));
            }
        } else if (step instanceof Step.Connect connect) {
            Bridge bridge = bridges.get(connect.canon());
            ComponentCall call = calls[connect.canon()];
            if (bridge != null && call != null) {
                call.connect(lifting(bridge.callee(), connect.callee()));
            }
        } else if (step instanceof Step.Destructor destructor) {
            CoreFunction function = function(destructor.function());
            if (function != null) {
                resources[destructor.resource()].destructor(function);
            }
        }
    }

    private void instantiate(Step.Instantiate step) {
        List<CoreItem> imports = new ArrayList<>(step.imports().size());
        for (CoreRef ref : step.imports()) {
            imports.add(item(ref));
        }
        if (step.member() == 0) {
            instances[step.instance()] = step.module().instantiate(imports, budget);
            return;
        }
        InstanceState member = members[step.member()];
        member.enterFrom(members[0]);
        boolean settled = false;
        try {
            instances[step.instance()] = step.module().instantiate(imports, budget);
            settled = true;
        } finally {
            member.exit(settled);
        }
    }

    private CoreItem item(CoreRef ref) {
        if (ref instanceof CoreRef.Canon canon) {
            return canons[canon.index()];
        }
        CoreRef.Export export = (CoreRef.Export) ref;
        CoreInstance instance = instances[export.instance()];
        if (instance == null) {
            throw new LinkException(
                    "the core instance that exports " + CoreNames.quoted(export.name()) + " is not there yet");
        }
        return instance.export(export.name());
    }

    private @Nullable LinearMemory memory(@Nullable CoreRef ref) {
        return ref != null && item(ref) instanceof CoreItem.Memory memory ? memory.memory() : null;
    }

    private @Nullable CoreFunction function(@Nullable CoreRef ref) {
        if (ref == null) {
            return null;
        }
        CoreItem item = item(ref);
        if (item instanceof CoreItem.Function function) {
            return function.function().direct();
        }
        if (item instanceof CoreItem.Host host) {
            return new HostCoreFunction(host.code());
        }
        throw new LinkException("a core function is wanted, and a " + item.kind() + " is there");
    }

    /** A function that one of the component instances lifts. */
    Lifting lifting(Signature signature, FunctionSource.Lifted lifted) {
        FunctionSource.Options options = lifted.options();
        CoreFunction function = function(lifted.function());
        if (function == null) {
            throw new LinkException("the function `" + signature.name() + "` is not there");
        }
        return new Lifting(
                signature.name(),
                members[lifted.member()],
                new CanonicalOptions(
                        options.encoding(),
                        memory(options.memory()),
                        function(options.realloc()),
                        function(options.postReturn())),
                slots(signature),
                function,
                signature.shape().parameters().length(),
                signature.shape().results().length());
    }

    private List<CoreInstance> coreInstances() {
        List<CoreInstance> made = new ArrayList<>();
        for (CoreInstance instance : instances) {
            if (instance != null) {
                made.add(instance);
            }
        }
        return made;
    }

    /** Lets go of everything after a failure; what closing the resources throws must not hide it. */
    private void abandon(Throwable failure) {
        try {
            for (InstanceState member : members) {
                close(member, failure);
            }
        } finally {
            coreInstances().forEach(CoreInstance::release);
            budget.release();
        }
    }

    private static void close(InstanceState member, Throwable failure) {
        try {
            member.close();
        } catch (RuntimeException | Error e) {
            failure.addSuppressed(e);
        }
    }
}
