package dev.witloof.codegen.bind;

import com.squareup.javapoet.ClassName;
import dev.witloof.codegen.BindingsManifest;
import dev.witloof.codegen.GenerationException;
import dev.witloof.codegen.GenerationRequest;
import dev.witloof.component.abi.AbiPlanner;
import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.PackageName;
import dev.witloof.wit.model.WitPackage;
import dev.witloof.wit.model.World;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Decides what a request generates: which interfaces, where their Java stands, what it is called and how values travel.
 *
 * <p>All reasons for which a request cannot be generated are found here: what comes out can be spelled.
 */
public final class Binder {
    private final GenerationRequest request;
    private final NeededInterfaces needed = new NeededInterfaces();
    private final JavaPackages packages;
    private final ComponentTypes types = new ComponentTypes();
    private final AbiPlanner planner = new AbiPlanner();
    private final InterfaceBinder binder;
    private final Map<String, String> hashes = new HashMap<>();

    private Binder(GenerationRequest request) {
        this.request = request;
        this.packages = new JavaPackages(request.options());
        this.binder = new InterfaceBinder(types, planner, new ErrorTypes(request.resolve()));
    }

    /**
     * Binds what a request asks for.
     *
     * @param request the request
     * @return what to generate
     * @throws GenerationException if it cannot be generated: all reasons, with their places
     */
    public static Bindings bind(GenerationRequest request) throws GenerationException {
        return new Binder(request).bind();
    }

    private Bindings bind() throws GenerationException {
        request.interfaces().forEach(needed::add);
        request.worlds().forEach(needed::add);
        refuse(unsupported());

        ExistingBindings existing = new ExistingBindings(request.existing(), packages);
        Map<Interface, JavaHome> places = new HashMap<>();
        for (Interface each : needed.collected()) {
            places.put(each, existing.find(each).orElseGet(() -> home(each)));
        }
        List<Diagnostic> unmappable = new ArrayList<>();
        MappedTypes mapped = MappedTypes.find(request.resolve(), request.options(), types, unmappable);
        refuse(unmappable);
        Homes homes = new Homes(places, mapped);
        List<BoundInterface> interfaces = new ArrayList<>();
        for (Interface each : needed.collected()) {
            BoundInterface bound = binder.bind(each, each.id().orElseThrow(), homes);
            existing.judge(each, bound, mapped.in(each));
            hashes.put(each.id().orElseThrow(), BindingHash.of(bound, mapped.in(each)));
            interfaces.add(bound);
        }
        List<BoundWorld> worlds = new ArrayList<>();
        for (World world : request.worlds()) {
            JavaHome home =
                    JavaHome.ofWorld(ClassName.get(packages.of(world.packageName()), Names.world(world.name())));
            worlds.add(new WorldBinder(binder, types, world, home, homes).bind());
        }
        interfaces.removeIf(existing::ships);

        List<Diagnostic> found = new ArrayList<>(packages.found());
        found.addAll(existing.found());
        refuse(found);
        refuse(NameClashes.find(interfaces, worlds));
        TypeKeys keys = new TypeKeys();
        List<BoundInterface> all = Stream.concat(
                        interfaces.stream(), worlds.stream().flatMap(BoundWorld::declared))
                .toList();
        refuse(ClassSizes.find(all, keys));
        refuse(SourceSizes.find(all, keys));
        return new Bindings(interfaces, worlds, packageTypes(interfaces, worlds), manifest(interfaces));
    }

    private List<Diagnostic> unsupported() {
        UnsupportedTypes check = new UnsupportedTypes(types, planner);
        needed.collected().forEach(check::check);
        for (World world : request.worlds()) {
            check.checkSizes(world);
            world.imports().values().forEach(item -> item.accept(new ItemCheck(check)));
            world.exports().values().forEach(item -> item.accept(new ItemCheck(check)));
        }
        return check.found();
    }

    private JavaHome home(Interface each) {
        String name = Names.upperCamel(each.name().orElseThrow());
        return JavaHome.ofInterface(ClassName.get(packages.of(each.packageName()), name));
    }

    /** The names of the types in each Java package: all that its WIT package has, whether they are generated here or not. */
    private Map<String, Set<String>> packageTypes(List<BoundInterface> interfaces, List<BoundWorld> worlds) {
        Map<String, Set<PackageName>> texts = new HashMap<>();
        interfaces.forEach(each -> texts.computeIfAbsent(each.home().type().packageName(), java -> new HashSet<>())
                .add(each.item().packageName()));
        worlds.forEach(each -> texts.computeIfAbsent(each.home().type().packageName(), java -> new HashSet<>())
                .add(each.wit().packageName()));
        Map<String, Set<String>> names = new HashMap<>();
        texts.forEach((java, packageNames) -> names.put(java, types(packageNames)));
        return names;
    }

    private Set<String> types(Set<PackageName> packageNames) {
        Set<String> types = new TreeSet<>();
        for (PackageName name : packageNames) {
            WitPackage text = request.resolve().packages().get(name);
            if (text != null) {
                text.interfaces().keySet().forEach(each -> types.add(Names.upperCamel(each)));
                text.worlds().keySet().forEach(each -> types.add(Names.world(each)));
            }
        }
        return types;
    }

    private BindingsManifest manifest(List<BoundInterface> interfaces) {
        List<BindingsManifest.Entry> entries = new ArrayList<>();
        for (BoundInterface each : interfaces) {
            String id = each.type().id().orElseThrow();
            entries.add(new BindingsManifest.Entry(
                    id, each.home().type().canonicalName(), Objects.requireNonNull(hashes.get(id), id)));
        }
        String name = request.options().basePackage();
        return new BindingsManifest(name.isEmpty() ? "bindings" : name, entries);
    }

    private static void refuse(List<Diagnostic> found) throws GenerationException {
        if (!found.isEmpty()) {
            throw new GenerationException(found);
        }
    }
}
