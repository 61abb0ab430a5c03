package dev.witloof.it.fuzz;

import dev.witloof.component.binary.MalformedComponentException;
import dev.witloof.component.definition.ComponentType;
import dev.witloof.component.definition.ExternType;
import dev.witloof.component.type.FunctionType;
import dev.witloof.it.fuzz.Seeds.Seed;
import dev.witloof.runtime.Component;
import dev.witloof.runtime.ComponentFunction;
import dev.witloof.runtime.ComponentImports;
import dev.witloof.runtime.ComponentInstance;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.Trap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs damaged components of any kind, composed ones too, without generated code: what they import is given by a host that
 * answers by chance, and what they export is called with values by chance.
 */
final class ComponentsTarget implements Target {
    private static final Duration DEADLINE = Duration.ofMillis(250);
    private static final long BASE_BYTES = 256L << 20;
    private static final long BYTES_FOR_A_BYTE = 10_000;
    private static final int COMPILED_ONE_IN = 6;
    private static final int FAILS_ONE_IN = 40;
    private static final int MOST_CALLS = 6;
    private static final int TRIES = 3;

    private final List<Seed> seeds;
    private final GuestMutator mutator;

    ComponentsTarget(List<Seed> seeds) {
        this.seeds = List.copyOf(seeds);
        this.mutator = new GuestMutator(this.seeds);
    }

    /**
     * A function that a component imports or exports.
     *
     * @param interfaceName empty where it stands directly in the component
     */
    private record Named(String interfaceName, String name, FunctionType type) {}

    @Override
    public String name() {
        return "components";
    }

    @Override
    public String suffix() {
        return ".wasm";
    }

    @Override
    public String run(Attempt attempt) throws Throwable {
        Chance chance = attempt.chance();
        Seed seed = chance.pick(seeds);
        boolean compiled = chance.oneIn(COMPILED_ONE_IN);
        Component.Options options =
                compiled ? Component.Options.DEFAULT.compiled() : Component.Options.DEFAULT.interpreted();
        for (int tries = TRIES; tries > 0; tries--) {
            byte[] bytes = mutator.mutate(seed.bytes(), chance);
            attempt.input(bytes, "of " + seed.name() + (compiled ? ", compiled" : ", interpreted"));
            long limit = BASE_BYTES + BYTES_FOR_A_BYTE * bytes.length;
            Component component;
            try {
                component = attempt.measured("loading", limit, () -> Component.load(bytes, options));
            } catch (MalformedComponentException e) {
                continue;
            }
            String outcome = run(component, chance);
            if (Thread.currentThread().isInterrupted()) {
                throw new Violation("the thread is left interrupted");
            }
            return outcome;
        }
        return "refused";
    }

    private static String run(Component component, Chance chance) throws Exception {
        ComponentType type = component.definition().type();
        List<Named> exports = functions(type.exports());
        ComponentValues values = new ComponentValues(chance);
        try (Store store = Store.builder()
                .deadline(DEADLINE)
                .maxMemoryBytes(24 << 20)
                .maxTableElements(10_000)
                .maxHandles(5_000)
                .maxLiftedBytes(4 << 20)
                .maxCoreInstances(200)
                .build()) {
            ComponentInstance instance = ComponentInstance.of(component, store, imports(type, values, chance));
            if (exports.isEmpty()) {
                return "instantiated";
            }
            String outcome = "";
            boolean trapped = false;
            for (int calls = 1 + chance.below(MOST_CALLS); calls > 0; calls--) {
                outcome = call(instance, chance.pick(exports), values, trapped);
                trapped |= outcome.equals("trap");
            }
            return outcome;
        } catch (LinkException e) {
            return "unlinked";
        } catch (Trap e) {
            FuzzedInstance.checkCauses(e);
            return "trap when made";
        } catch (ComponentValues.Unmade e) {
            return "without values";
        }
    }

    private static List<Named> functions(Map<String, ExternType> items) {
        List<Named> functions = new ArrayList<>();
        items.forEach((name, item) -> {
            if (item instanceof ExternType.Function function) {
                functions.add(new Named("", name, function.type()));
            } else if (item instanceof ExternType.Instance instance) {
                instance.type().exports().forEach((member, inner) -> {
                    if (inner instanceof ExternType.Function function) {
                        functions.add(new Named(name, member, function.type()));
                    }
                });
            }
        });
        return functions;
    }

    private static ComponentImports imports(ComponentType type, ComponentValues values, Chance chance) {
        ComponentImports.Builder imports = ComponentImports.builder();
        for (Named named : functions(type.imports())) {
            imports.function(named.interfaceName(), named.name(), host(named, values, chance));
        }
        return imports.build();
    }

    private static ComponentFunction host(Named named, ComponentValues values, Chance chance) {
        return arguments -> {
            for (int i = 0; i < arguments.size(); i++) {
                arguments.get(i).check(named.type().parameters().get(i).type());
            }
            if (chance.oneIn(FAILS_ONE_IN)) {
                throw new FuzzHost.HostFailure();
            }
            try {
                return named.type().result().map(values::make);
            } catch (ComponentValues.Unmade e) {
                throw new FuzzHost.HostFailure();
            }
        };
    }

    private static String call(ComponentInstance instance, Named named, ComponentValues values, boolean before) {
        values.handles();
        ComponentValue[] arguments = named.type().parameters().stream()
                .map(parameter -> values.make(parameter.type()))
                .toArray(ComponentValue[]::new);
        boolean handles = values.handles();
        Optional<ComponentValue> result;
        try {
            result = instance.call(named.interfaceName(), named.name(), arguments);
        } catch (Trap e) {
            FuzzedInstance.checkCauses(e);
            return "trap";
        } catch (FuzzHost.HostFailure e) {
            return "failure of the host"; // whose function the component exports as it was given
        } catch (IllegalArgumentException e) {
            if (!handles) {
                throw new Violation(named.name() + " refused arguments that are as they should be", e);
            }
            return "argument refused";
        }
        if (before) {
            throw new Violation(named.name() + " returned, although the instance had trapped");
        }
        result.ifPresent(value -> {
            value.check(named.type().result().orElseThrow());
            values.collect(value);
        });
        return "returned";
    }
}
