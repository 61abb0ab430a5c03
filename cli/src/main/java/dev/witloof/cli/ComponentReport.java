package dev.witloof.cli;

import dev.witloof.component.binary.ComponentMetadata;
import dev.witloof.component.binary.CoreModuleOutline;
import dev.witloof.component.definition.ComponentDefinition;
import dev.witloof.component.definition.CoreModuleDefinition;
import dev.witloof.component.definition.DefinedType;
import dev.witloof.component.definition.Definition;
import dev.witloof.component.definition.ExternType;
import dev.witloof.component.definition.Producer;
import dev.witloof.component.type.FunctionType;
import dev.witloof.component.type.TypeText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a component is made of, for {@code witloof inspect}.
 *
 * @param name its name for itself, if it has one
 * @param imports what it imports, in order
 * @param exports what it exports, in order
 * @param modules its core modules and those of the components in it
 * @param components the components in it, at any depth
 * @param producers the tools that made it and its core modules
 */
record ComponentReport(
        Optional<String> name,
        List<Port> imports,
        List<Port> exports,
        List<Module> modules,
        List<Nested> components,
        List<Producer> producers) {

    private static final Pattern OWNED = Pattern.compile("own<\\$([^>]*)>");

    /**
     * Something that is imported or exported.
     *
     * @param name its name
     * @param kind what it is, in one word, such as {@code interface}
     * @param type the type of a function
     * @param functions the functions of an interface
     * @param resources the resources of an interface that have a name in it
     * @param types the other types of an interface
     */
    record Port(
            String name,
            String kind,
            Optional<String> type,
            List<Function> functions,
            List<String> resources,
            List<String> types) {}

    /**
     * A function of an interface.
     *
     * @param name its name
     * @param type its type, shortened if it has millions of characters
     */
    record Function(String name, String type) {}

    /**
     * A core module.
     *
     * @param place its number, behind those of the components that it is in
     * @param bytes its size
     * @param outline what is in it
     */
    record Module(String place, int bytes, CoreModuleOutline outline) {}

    /**
     * A component in the component.
     *
     * @param place its number, behind those of the components that it is in
     * @param imports the number of its imports
     * @param exports the number of its exports
     */
    record Nested(String place, int imports, int exports) {}

    static ComponentReport of(ComponentDefinition component) {
        ComponentMetadata metadata = ComponentMetadata.of(component);
        List<Module> modules = new ArrayList<>();
        List<Nested> components = new ArrayList<>();
        Set<Producer> producers = new LinkedHashSet<>(metadata.producers());
        collect("", component, modules, components, producers);
        modules.forEach(module -> producers.addAll(module.outline().producers()));
        return new ComponentReport(
                metadata.name(),
                ports(component.type().imports()),
                ports(component.type().exports()),
                List.copyOf(modules),
                List.copyOf(components),
                List.copyOf(producers));
    }

    private static void collect(
            String place,
            ComponentDefinition component,
            List<Module> modules,
            List<Nested> components,
            Set<Producer> producers) {
        int module = 0;
        int nested = 0;
        for (Definition definition : component.definitions()) {
            if (definition instanceof CoreModuleDefinition core) {
                modules.add(new Module(place + module++, core.bytes().length(), CoreModuleOutline.of(core)));
            } else if (definition instanceof ComponentDefinition inner) {
                String innerPlace = place + nested++;
                components.add(new Nested(
                        innerPlace,
                        inner.type().imports().size(),
                        inner.type().exports().size()));
                producers.addAll(ComponentMetadata.of(inner).producers());
                collect(innerPlace + "/", inner, modules, components, producers);
            }
        }
    }

    private static List<Port> ports(Map<String, ExternType> items) {
        List<Port> ports = new ArrayList<>();
        items.forEach((name, type) -> ports.add(port(name, type)));
        return List.copyOf(ports);
    }

    private static Port port(String name, ExternType type) {
        if (type instanceof ExternType.Function function) {
            return new Port(name, "function", Optional.of(text(function.type())), List.of(), List.of(), List.of());
        } else if (!(type instanceof ExternType.Instance)) {
            return new Port(name, type.sort().text(), Optional.empty(), List.of(), List.of(), List.of());
        }
        List<Function> functions = new ArrayList<>();
        List<String> resources = new ArrayList<>();
        List<String> types = new ArrayList<>();
        ((ExternType.Instance) type).type().exports().forEach((member, memberType) -> {
            if (memberType instanceof ExternType.Function function) {
                functions.add(new Function(member, text(function.type())));
            } else if (memberType instanceof ExternType.Type defined) {
                (defined.type() instanceof DefinedType.Resource ? resources : types).add(member);
            }
        });
        return new Port(name, "interface", Optional.empty(), functions, resources, types);
    }

    /** The type of a function as WIT spells it, with the types that WIT can only declare written out. */
    private static String text(FunctionType type) {
        String text;
        try {
            text = TypeText.print(type);
        } catch (IllegalArgumentException e) {
            text = TypeText.describe(type); // it would have millions of characters
        }
        return OWNED.matcher(text).replaceAll("$1").replace("$", "");
    }
}
