package dev.witloof.codegen.bind;

import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeOwner;
import dev.witloof.wit.model.World;
import dev.witloof.wit.model.WorldItem;
import dev.witloof.wit.model.WorldKey;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Where the Java of every interface stands, seen from a package's interface or from one world, whose own types and
 * interfaces have a home in it alone.
 */
public final class Homes {
    private final Optional<Homes> outer;
    private final Map<TypeOwner, JavaHome> homes;
    private final MappedTypes mapped;
    private final Set<String> packageRoots;

    /**
     * Makes the view that the interfaces of packages have.
     *
     * @param interfaces the home of each interface that stands in a package
     * @param mapped the types that become Java types of the user's
     */
    public Homes(Map<Interface, JavaHome> interfaces, MappedTypes mapped) {
        this.outer = Optional.empty();
        this.homes = new HashMap<>(interfaces);
        this.mapped = mapped;
        Set<String> roots = new TreeSet<>();
        interfaces.values().forEach(home -> roots.add(root(home.type().packageName())));
        mapped.classes().forEach(name -> roots.add(root(name)));
        roots.remove("");
        this.packageRoots = Collections.unmodifiableSet(roots);
    }

    private Homes(Homes outer, World world, JavaHome home) {
        this.outer = Optional.of(outer);
        this.homes = new HashMap<>(Map.of(world, home));
        this.mapped = outer.mapped;
        Set<String> roots = new TreeSet<>(outer.packageRoots);
        roots.add(root(home.type().packageName()));
        roots.remove("");
        this.packageRoots = Collections.unmodifiableSet(roots);
    }

    private static String root(String name) {
        int dot = name.indexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }

    /**
     * Returns the types that become Java types of the user's.
     *
     * @return the types
     */
    public MappedTypes mapped() {
        return mapped;
    }

    /**
     * Returns the view that a world has.
     *
     * @param world the world
     * @param home its home
     * @return a view that also knows the world and the interfaces spelled in it
     */
    public Homes within(World world, JavaHome home) {
        Homes view = new Homes(this, world, home);
        world.imports().forEach((key, item) -> view.addInline(key, item, home, true));
        world.exports().forEach((key, item) -> view.addInline(key, item, home, false));
        return view;
    }

    private void addInline(WorldKey key, WorldItem item, JavaHome world, boolean imported) {
        if (item instanceof WorldItem.InterfaceItem each && each.type().name().isEmpty()) {
            homes.put(each.type(), world.inline(key.componentName(), imported));
        }
    }

    /**
     * Returns the home of an interface or world.
     *
     * @param owner the interface or world
     * @return its home
     * @throws IllegalArgumentException if it is none that is needed here
     */
    public JavaHome of(TypeOwner owner) {
        JavaHome home = homes.get(owner);
        if (home != null) {
            return home;
        }
        return outer.orElseThrow(() -> new IllegalArgumentException(owner + " has no Java home here"))
                .of(owner);
    }

    /**
     * Returns what qualified names of generated classes, and of the user's, start with.
     *
     * @return the first part of each Java package, ordered
     */
    public Set<String> packageRoots() {
        return packageRoots;
    }

    /**
     * Returns the home of a named type.
     *
     * @param def the type's definition
     * @return the home of what it stands in
     */
    public JavaHome of(TypeDef def) {
        return of(def.owner().orElseThrow(() -> new IllegalArgumentException(def + " stands nowhere")));
    }
}
