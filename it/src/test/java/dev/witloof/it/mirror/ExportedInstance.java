package dev.witloof.it.mirror;

import dev.witloof.it.mirror.ComponentWriter.Space;
import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The instance that a component exports for an interface: one of a small component, which imports types and functions and
 * exports them again under their names. Only there a function can be that of a resource.
 */
final class ExportedInstance {
    private final TypeScope outer;
    private final ComponentWriter inner = new ComponentWriter();
    private final TypeScope imported = new TypeScope(inner::type, this::importType);
    private final TypeScope exported = new TypeScope(inner::type, imported::index);
    private final List<Binary> arguments = new ArrayList<>();

    private ExportedInstance(TypeScope outer) {
        this.outer = outer;
    }

    /**
     * Writes the component and the instance.
     *
     * @param outer the types as the component sees them that exports the instance
     * @param functions the functions there, by name
     * @return the index of the instance
     */
    static int write(ComponentWriter out, Interface type, TypeScope outer, Map<String, Integer> functions) {
        ExportedInstance instance = new ExportedInstance(outer);
        instance.write(type, functions);
        return out.instantiate(instance.inner, instance.arguments);
    }

    private void write(Interface type, Map<String, Integer> functions) {
        type.types().values().forEach(imported::index);
        Map<Function, Integer> indices = new LinkedHashMap<>();
        functions.forEach((name, index) -> {
            Function function = type.findFunction(name).orElseThrow();
            Binary description = Binary.of(1).unsigned(imported.define(function));
            indices.put(function, imports(Space.FUNCTION, index, description));
        });
        type.types().forEach((name, def) -> exported.put(def, inner.export(name, Space.TYPE, type(type, def))));
        indices.forEach((function, index) -> inner.exportFunction(function.name(), index, exported.define(function)));
    }

    /** What is exported as a type: the resources that are imported, and definitions by the types that are exported. */
    private int type(Interface owner, TypeDef def) {
        boolean used = def.dealias().owner().filter(each -> each == owner).isEmpty();
        return used || def.kind() instanceof TypeDefKind.Resource ? imported.index(def) : exported.define(def);
    }

    private int importType(TypeDef def) {
        Binary bound = def.kind() instanceof TypeDefKind.Resource
                ? Binary.of(3, 1)
                : Binary.of(3, 0).unsigned(imported.define(def));
        return imports(Space.TYPE, outer.index(def), bound);
    }

    private int imports(Space space, int argument, Binary description) {
        String name = "import" + arguments.size();
        arguments.add(new Binary().name(name).append(space.at(argument)));
        return inner.imports(name, space, description);
    }
}
