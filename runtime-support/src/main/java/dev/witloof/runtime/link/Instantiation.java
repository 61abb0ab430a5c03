package dev.witloof.runtime.link;

import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.abi.Callee;
import dev.witloof.runtime.abi.CanonicalOptions;
import dev.witloof.runtime.abi.CoreFunction;
import dev.witloof.runtime.abi.GuestFault;
import dev.witloof.runtime.abi.HostFunction;
import dev.witloof.runtime.abi.InstanceState;
import dev.witloof.runtime.abi.InterfaceAdapter;
import dev.witloof.runtime.abi.Lifting;
import dev.witloof.runtime.abi.LinearMemory;
import dev.witloof.runtime.abi.Lowering;
import dev.witloof.runtime.abi.ResourceBinding;
import dev.witloof.runtime.core.CoreBudget;
import dev.witloof.runtime.core.CoreInstance;
import dev.witloof.runtime.core.CoreItem;
import dev.witloof.runtime.core.CoreNames;
import dev.witloof.runtime.core.FunctionShape;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One run through a {@link Blueprint}: the making of an instance. */
final class Instantiation {
    private static final FunctionShape NEW_OR_REP = new FunctionShape("i", "i");
    private static final FunctionShape DROP = new FunctionShape("i", "");

    private final Blueprint blueprint;
    private final Plans plans;
    private final StoreState store;
    private final InstanceState state;
    private final CoreBudget budget;
    /** Whose code the world's imports are. */
    private final Callee[] callees;

    private final ResourceBinding[] resources;
    private final @Nullable CoreInstance[] instances;
    private final CoreItem[] canons;
    private final @Nullable Lowering[] lowerings;

    private Instantiation(String name, Blueprint blueprint, Plans plans, StoreState store, int imports) {
        this.blueprint = blueprint;
        this.plans = plans;
        this.store = store;
        this.state = new InstanceState(name, store);
        this.budget = store.budget().share();
        this.callees = new Callee[imports];
        this.resources = new ResourceBinding[blueprint.resources().size()];
        this.instances = new @Nullable CoreInstance[blueprint.instances()];
        this.canons = new CoreItem[blueprint.canons().size()];
        this.lowerings = new @Nullable Lowering[blueprint.canons().size()];
    }

    static LinkedInstance run(
            String name, Blueprint blueprint, Plans plans, StoreState store, @Nullable Object[] implementations) {
        Instantiation made = new Instantiation(name, blueprint, plans, store, implementations.length);
        try {
            made.declare(implementations);
            made.start(name);
            LinkedInstance instance =
                    new LinkedInstance(store, made.state, made.budget, made.coreInstances(), made.lift());
            store.opened(instance);
            return instance;
        } catch (Throwable e) {
            made.abandon(e);
            throw e;
        }
    }

    /** Makes all that needs no core instance. */
    private void declare(@Nullable Object[] implementations) {
        for (int i = 0; i < implementations.length; i++) {
            callees[i] = store.isExport(implementations[i]) ? Callee.GUEST : Callee.JAVA;
        }
        for (int i = 0; i < resources.length; i++) {
            Blueprint.Resource resource = blueprint.resources().get(i);
            String name = resource.type().toString();
            resources[i] = resource.defined() ? ResourceBinding.guest(name, state) : ResourceBinding.host(name);
        }
        for (int i = 0; i < canons.length; i++) {
            canons[i] = canon(i, blueprint.canons().get(i), implementations);
        }
    }

    private CoreItem canon(int index, Canon canon, @Nullable Object[] implementations) {
        if (canon instanceof Canon.ResourceNew made) {
            ResourceBinding type = resources[made.resource()];
            return new CoreItem.Host(flat -> state.resourceNew(type, (int) flat[0]), NEW_OR_REP);
        }
        if (canon instanceof Canon.ResourceRep rep) {
            ResourceBinding type = resources[rep.resource()];
            return new CoreItem.Host(flat -> state.resourceRep(type, (int) flat[0]), NEW_OR_REP);
        }
        if (canon instanceof Canon.ResourceDrop drop) {
            ResourceBinding type = resources[drop.resource()];
            return new CoreItem.Host(
                    flat -> {
                        state.resourceDrop(type, (int) flat[0]);
                        return 0;
                    },
                    DROP);
        }
        return lower(index, (Canon.Lower) canon, implementations);
    }

    private CoreItem lower(int index, Canon.Lower canon, @Nullable Object[] implementations) {
        Plans.Lower plan = plans.lowers().get(index);
        if (plan == null) {
            throw new LinkException("the function `" + canon.source().name() + "` was not matched");
        }
        Object implementation = implementations[plan.port().index()];
        HostFunction function = hostFunction(plan.port().adapter(), plan.function(), implementation);
        Callee callee = plan.method() ? Callee.RESOURCE : callees[plan.port().index()];
        CanonicalOptions options = new CanonicalOptions(canon.options().encoding(), null, null, null);
        Lowering lowering = new Lowering(plan.name(), state, options, slots(plan.slots()), function, callee);
        lowerings[index] = lowering;
        return new CoreItem.Host(lowering, plan.shape());
    }

    private static <T> HostFunction hostFunction(
            InterfaceAdapter<T> adapter, int function, @Nullable Object implementation) {
        T typed = adapter.type().cast(implementation);
        if (typed == null) {
            throw new LinkException("an implementation of " + adapter.type().getName() + " is missing");
        }
        return adapter.lower(function, typed);
    }

    private ResourceBinding[] slots(List<Integer> indices) {
        return indices.stream().map(index -> resources[index]).toArray(ResourceBinding[]::new);
    }

    /** Makes the core instances, which may run guest code. */
    private void start(String name) {
        state.enter();
        boolean settled = false;
        try {
            blueprint.steps().forEach(this::carryOut);
            settled = true;
        } catch (LinkException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            throw state.poison(e, "making an instance of " + name);
        } finally {
            state.exit(settled);
        }
    }

    private void carryOut(Step step) {
        if (Thread.currentThread().isInterrupted()) {
            throw new GuestFault("the thread was interrupted", null);
        }
        if (step instanceof Step.Instantiate instantiate) {
            List<CoreItem> imports = new ArrayList<>(instantiate.imports().size());
            for (CoreRef ref : instantiate.imports()) {
                imports.add(item(ref));
            }
            instances[instantiate.instance()] = instantiate.module().instantiate(imports, budget);
        } else if (step instanceof Step.Bind bind) {
            Lowering lowering = lowerings[bind.canon()];
            if (lowering != null) {
                lowering.bind(memory(bind.memory()), function(bind.realloc()));
            }
        } else if (step instanceof Step.Destructor destructor) {
            CoreFunction function = function(destructor.function());
            if (function != null) {
                resources[destructor.resource()].destructor(function);
            }
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

    private List<Object> lift() {
        List<Object> exports = new ArrayList<>();
        for (Plans.Export export : plans.exports()) {
            exports.add(lift(export, export.port().adapter()));
        }
        return exports;
    }

    private <T> T lift(Plans.Export export, InterfaceAdapter<T> adapter) {
        Lifting[] functions = new Lifting[export.functions().size()];
        for (int i = 0; i < functions.length; i++) {
            functions[i] = lifting(export.functions().get(i));
        }
        T guest = adapter.lift(functions);
        List<Integer> own = export.resources();
        for (int i = 0; i < own.size(); i++) {
            if (own.get(i) >= 0) {
                resources[own.get(i)].proxies(adapter, i, guest);
            }
        }
        return guest;
    }

    private Lifting lifting(Plans.Lift plan) {
        FunctionSource.Options options = plan.options();
        CoreFunction function = function(plan.function());
        if (function == null) {
            throw new LinkException("the function `" + plan.name() + "` is not there");
        }
        return new Lifting(
                plan.name(),
                state,
                new CanonicalOptions(
                        options.encoding(),
                        memory(options.memory()),
                        function(options.realloc()),
                        function(options.postReturn())),
                slots(plan.slots()),
                function,
                plan.shape().parameters().length(),
                plan.shape().results().length());
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
            state.close();
        } catch (RuntimeException | Error e) {
            failure.addSuppressed(e);
        } finally {
            coreInstances().forEach(CoreInstance::release);
            budget.release();
        }
    }
}
