package dev.witloof.it.mirror;

import dev.witloof.codegen.GeneratedFile;
import dev.witloof.codegen.GenerationException;
import dev.witloof.codegen.GenerationRequest;
import dev.witloof.codegen.Generator;
import dev.witloof.codegen.bind.Binder;
import dev.witloof.codegen.bind.Bindings;
import dev.witloof.codegen.bind.BoundWorld;
import dev.witloof.it.GeneratedWorld;
import dev.witloof.it.generation.MemoryClasses;
import dev.witloof.it.generation.Versions;
import dev.witloof.runtime.Component;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.abi.StringEncoding;
import dev.witloof.wit.WitLoader;
import dev.witloof.wit.diagnostic.ResolveException;
import dev.witloof.wit.model.Resolve;
import dev.witloof.wit.model.World;
import dev.witloof.wit.model.WorldItem;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;

/**
 * What holds of every world: each of its functions can be called through the adapters of the generated code on both sides.
 * Java calls a component that calls Java, with values by chance, and what one side passes the other gets.
 */
public final class WorldCheck {
    private static final int CALLS = 4;

    private final Bindings bindings;
    private final ClassLoader classes;
    private final long seed;
    private int functions;

    private WorldCheck(Bindings bindings, ClassLoader classes, long seed) {
        this.bindings = bindings;
        this.classes = classes;
        this.seed = seed;
    }

    /**
     * Checks the worlds of the root package.
     *
     * @param resolve a model of which everything can be generated
     * @param loader what read it
     * @param seed what all chance depends on
     * @return the functions that were called: all that the worlds import or export
     * @throws AssertionError if something does not hold, saying what
     * @throws IOException if the compiler cannot be run
     */
    public static int check(Resolve resolve, WitLoader loader, long seed) throws IOException {
        return check(resolve, loader, seed, UnaryOperator.identity());
    }

    /** Checks them with generated code that was changed. */
    static int check(Resolve resolve, WitLoader loader, long seed, UnaryOperator<String> change) throws IOException {
        if (resolve.rootPackage().worlds().isEmpty()) {
            return 0;
        }
        try {
            Mirrors mirrors = Mirrors.of(resolve, loader);
            GenerationRequest request = GenerationRequest.ofWorlds(
                    mirrors.resolve(),
                    List.copyOf(mirrors.resolve().rootPackage().worlds().values()),
                    Versions.apart(mirrors.resolve(), "mirrored"));
            List<GeneratedFile> sources = Generator.generate(request).javaFiles().stream()
                    .map(file -> new GeneratedFile(file.path(), change.apply(file.content())))
                    .toList();
            WorldCheck check = new WorldCheck(Binder.bind(request), MemoryClasses.of(sources), seed);
            for (Mirror mirror : mirrors.mirrors()) {
                check.check(mirror);
            }
            return check.functions;
        } catch (ResolveException | GenerationException e) {
            throw new AssertionError("the mirror of a world is refused: " + e.getMessage(), e);
        }
    }

    private void check(Mirror mirror) {
        String doing = "linking";
        try {
            for (StringEncoding encoding : StringEncoding.values()) {
                doing = encoding.toString();
                mirror(mirror, encoding);
            }
            doing = "trapping";
            trap(mirror.original());
        } catch (Throwable e) {
            throw new AssertionError(
                    mirror.original().id() + ", " + doing + ", seed " + seed + ": " + e.getMessage(), e);
        }
        functions += functions(mirror.original());
    }

    private static int functions(World world) {
        Set<String> ids = new HashSet<>();
        List.of(world.imports(), world.exports())
                .forEach(items -> items.forEach((key, item) -> {
                    if (item instanceof WorldItem.FunctionItem) {
                        ids.add('#' + key.componentName());
                    } else if (item instanceof WorldItem.InterfaceItem each) {
                        each.type().functions().keySet().forEach(name -> ids.add(key.componentName() + '#' + name));
                    }
                }));
        return ids.size();
    }

    private void mirror(Mirror mirror, StringEncoding encoding) throws Throwable {
        BoundWorld bound = bound(mirror.world());
        GeneratedWorld world = generated(bound);
        List<MirrorFunction> imports = functions(bound, true, world.importsGroup());
        List<MirrorFunction> exports = functions(bound, false, world.exportsGroup());
        Object prepared = world.prepare(Component.load(MirrorComponent.forwarding(mirror, encoding)));
        Values values = new Values(new SplittableRandom(seed));
        MirrorHost host = new MirrorHost(imports, values);
        try (Store store = Store.create()) {
            AutoCloseable instance = world.instantiate(prepared, store, host::imports);
            Object exported = exports.isEmpty() ? this : world.exports(instance);
            MirrorCalls calls = new MirrorCalls(mirror, exports, exported, host, values);
            for (int i = 0; i < CALLS; i++) {
                for (MirrorFunction function : exports) {
                    calls.call(function);
                }
            }
            calls.end();
            instance.close();
            // Whatever was closed is not closed again.
            calls.end();
            List<String> missed =
                    new ArrayList<>(imports.stream().map(MirrorFunction::id).toList());
            missed.removeAll(calls.called());
            if (!missed.isEmpty()) {
                throw new AssertionError("nothing calls " + missed);
            }
        }
    }

    private void trap(World original) throws Throwable {
        BoundWorld bound = bound(original);
        GeneratedWorld world = generated(bound);
        TrapCalls calls = new TrapCalls(
                world,
                functions(bound, true, world.importsGroup()),
                functions(bound, false, world.exportsGroup()),
                new Values(new SplittableRandom(seed)));
        calls.check(Component.load(MirrorComponent.trapping(original)));
    }

    private GeneratedWorld generated(BoundWorld world) throws ClassNotFoundException {
        return new GeneratedWorld(Class.forName(world.home().type().reflectionName(), true, classes));
    }

    private List<MirrorFunction> functions(BoundWorld world, boolean imported, Optional<Class<?>> group)
            throws ClassNotFoundException {
        return group.isEmpty() ? List.of() : MirrorFunction.of(bindings, world, imported, group.get());
    }

    private BoundWorld bound(World world) {
        return bindings.worlds().stream()
                .filter(each -> each.wit() == world)
                .findFirst()
                .orElseThrow();
    }
}
