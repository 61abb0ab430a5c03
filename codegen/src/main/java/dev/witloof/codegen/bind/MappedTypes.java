package dev.witloof.codegen.bind;

import dev.witloof.codegen.GenerationOptions;
import dev.witloof.codegen.TypeMapping;
import dev.witloof.component.abi.ResourceSlots;
import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.Resolve;
import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import dev.witloof.wit.model.WitPackage;
import dev.witloof.wit.model.World;
import dev.witloof.wit.model.WorldItem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The types whose values are those of a Java type that the options name. */
public final class MappedTypes {
    /** No such type. */
    static final MappedTypes NONE = new MappedTypes(Map.of());

    private final Map<TypeDef, TypeMapping> mappings;

    private MappedTypes(Map<TypeDef, TypeMapping> mappings) {
        this.mappings = mappings;
    }

    /**
     * A mapping, with the definition that it replaces.
     *
     * @param def the definition, which may be an alias
     * @param mapping the Java type and the converter
     */
    public record Mapped(TypeDef def, TypeMapping mapping) {}

    /** Finds the definitions that the options name; adds what keeps one from being replaced. */
    static MappedTypes find(Resolve resolve, GenerationOptions options, ComponentTypes types, List<Diagnostic> found) {
        Map<TypeDef, TypeMapping> mappings = new HashMap<>();
        Set<String> unknown = new TreeSet<>(options.types().keySet());
        for (WitPackage each : resolve.packages().values()) {
            each.interfaces().values().forEach(one -> one.types().forEach((name, def) -> {
                String unversioned =
                        each.name().unversioned() + "/" + one.name().orElse("") + "." + name;
                add(mappings, unknown, options, List.of(one.id().orElse("") + "." + name, unversioned), def);
            }));
            for (World world : each.worlds().values()) {
                world.imports().forEach((key, item) -> {
                    if (item instanceof WorldItem.TypeItem type) {
                        String name = "." + key.componentName();
                        String unversioned = each.name().unversioned() + "/" + world.name() + name;
                        add(mappings, unknown, options, List.of(world.id() + name, unversioned), type.type());
                    }
                });
            }
        }
        unknown.forEach(name -> found.add(Diagnostic.error(
                        DiagnosticCode.TYPE_MAPPING, "there is no type `" + name + "` that could become a Java type")
                .help(
                        "name a type as `ns:package/interface.type`, with the version of its package behind the interface or"
                                + " with none")));
        mappings.forEach((def, mapping) -> check(def, types, found));
        return new MappedTypes(mappings);
    }

    private static void add(
            Map<TypeDef, TypeMapping> mappings,
            Set<String> unknown,
            GenerationOptions options,
            List<String> names,
            TypeDef def) {
        for (String name : names) {
            TypeMapping mapping = options.types().get(name);
            if (mapping != null) {
                unknown.remove(name);
                mappings.putIfAbsent(def, mapping);
            }
        }
    }

    private static void check(TypeDef def, ComponentTypes types, List<Diagnostic> found) {
        boolean resource = def.dealias().kind() instanceof TypeDefKind.Resource;
        if (resource || holdsResources(def, types)) {
            found.add(Diagnostic.error(
                            DiagnosticCode.TYPE_MAPPING,
                            def.span(),
                            resource
                                    ? "a resource cannot become another Java type"
                                    : "a type with resources in it cannot become another Java type")
                    .help("leave it out of the options; a resource is an interface, which a Java type may implement"));
        }
    }

    private static boolean holdsResources(TypeDef def, ComponentTypes types) {
        try {
            return !ResourceSlots.of(types.value(def)).isEmpty();
        } catch (IllegalArgumentException e) {
            return false; // No type of a component, which is reported where it is needed.
        }
    }

    /**
     * Looks for the first of a type and the aliases behind it that is replaced.
     *
     * @param type the type
     * @return the definition and its mapping, if one is
     */
    public Optional<Mapped> of(Type type) {
        Type next = type;
        while (!mappings.isEmpty() && next instanceof TypeDef def) {
            TypeMapping mapping = mappings.get(def);
            if (mapping != null) {
                return Optional.of(new Mapped(def, mapping));
            }
            if (!(def.kind() instanceof TypeDefKind.Alias alias)) {
                break;
            }
            next = alias.type();
        }
        return Optional.empty();
    }

    /**
     * Returns the qualified names of the Java types and converters.
     *
     * @return names of classes, ordered
     */
    Set<String> classes() {
        Set<String> names = new TreeSet<>();
        mappings.values().forEach(each -> {
            names.add(each.javaType());
            names.add(each.converter());
        });
        return names;
    }

    /** Returns what is replaced in an interface, as lines of text: its own types and those that it uses. */
    List<String> in(Interface each) {
        List<String> lines = new ArrayList<>();
        each.types().forEach((name, def) -> of(def).ifPresent(mapped -> lines.add("maps " + name + " "
                + mapped.mapping().javaType() + " " + mapped.mapping().converter() + "\n")));
        return lines;
    }
}
