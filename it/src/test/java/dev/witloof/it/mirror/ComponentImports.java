package dev.witloof.it.mirror;

import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import dev.witloof.wit.model.World;
import dev.witloof.wit.model.WorldItem;
import dev.witloof.wit.model.WorldKey;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Writes what a world imports as the imports of a component, and remembers what has which index. */
final class ComponentImports implements WorldItem.Visitor<Void> {
    private final ComponentWriter out;
    private final TypeScope scope;
    private final Map<String, Integer> functions = new HashMap<>();
    private final Map<String, Integer> types = new HashMap<>();
    private String name = "";
    private boolean own;

    private ComponentImports(ComponentWriter out) {
        this.out = out;
        this.scope = new TypeScope(out::type);
    }

    static ComponentImports write(World world, ComponentWriter out) {
        ComponentImports imports = new ComponentImports(out);
        world.imports().forEach((key, item) -> {
            imports.name = key.componentName();
            imports.own = !(key instanceof WorldKey.Name);
            item.accept(imports);
        });
        return imports;
    }

    /** The types as the component's imports name them. */
    TypeScope scope() {
        return scope;
    }

    /** The index of a function, of an interface or, where that is empty, of the world. */
    int function(String interfaceName, String function) {
        return found(functions, key(interfaceName, function));
    }

    /** The index of a type of an imported interface. */
    int type(String interfaceName, String type) {
        return found(types, key(interfaceName, type));
    }

    private static int found(Map<String, Integer> indices, String key) {
        Integer index = indices.get(key);
        if (index == null) {
            throw new IllegalArgumentException("the world imports no " + key);
        }
        return index;
    }

    private static String key(String interfaceName, String name) {
        return interfaceName + '\n' + name;
    }

    @Override
    public Void visit(WorldItem.FunctionItem item) {
        Binary type = Binary.of(1).unsigned(scope.define(item.function()));
        functions.put(key("", name), out.imports(name, ComponentWriter.Space.FUNCTION, type));
        return done();
    }

    @Override
    public Void visit(WorldItem.TypeItem item) {
        TypeDef def = item.type();
        Binary bound = def.kind() instanceof TypeDefKind.Resource
                ? Binary.of(3, 1)
                : Binary.of(3, 0).unsigned(scope.define(def));
        scope.put(def, out.imports(name, ComponentWriter.Space.TYPE, bound));
        return done();
    }

    @Override
    public Void visit(WorldItem.InterfaceItem item) {
        Interface each = item.type();
        int type = out.type(new InstanceTypeWriter(each).write());
        int instance =
                out.imports(name, ComponentWriter.Space.INSTANCE, Binary.of(5).unsigned(type));
        each.types().forEach((typeName, def) -> {
            int index = out.alias(ComponentWriter.Space.TYPE, instance, typeName);
            types.put(key(name, typeName), index);
            if (own || each.name().isEmpty()) {
                scope.put(def, index);
            }
        });
        for (String function : each.functions().keySet()) {
            functions.put(key(name, function), out.alias(ComponentWriter.Space.FUNCTION, instance, function));
        }
        return done();
    }

    @SuppressWarnings("NullAway") // Void has no value but null.
    private static Void done() {
        return null;
    }

    /** Writes the type of an instance, which has an index space of its own. */
    private final class InstanceTypeWriter {
        private final Interface type;
        private final List<Binary> declarations = new ArrayList<>();
        private final TypeScope inner = new TypeScope(this::define);
        private int count;

        InstanceTypeWriter(Interface type) {
            this.type = type;
        }

        Binary write() {
            type.types().forEach(this::export);
            for (Function function : type.functions().values()) {
                Binary description = Binary.of(1).unsigned(inner.define(function));
                declarations.add(Binary.of(4, 0).name(function.name()).append(description));
            }
            return Binary.of(0x42).vector(declarations);
        }

        private int define(Binary definition) {
            declarations.add(Binary.of(1).append(definition));
            return count++;
        }

        private void export(String typeName, TypeDef def) {
            Binary bound = def.kind() instanceof TypeDefKind.Resource
                    ? Binary.of(3, 1)
                    : Binary.of(3, 0).unsigned(index(def));
            declarations.add(Binary.of(4, 0).name(typeName).append(bound));
            inner.put(def, count++);
        }

        private int index(TypeDef def) {
            boolean used = def.kind() instanceof TypeDefKind.Alias alias
                    && alias.type() instanceof TypeDef target
                    && target.owner().filter(owner -> owner != type).isPresent();
            if (!used) {
                return inner.define(def);
            }
            // Out of the component's own index space, one level out.
            declarations.add(Binary.of(2, 3, 2, 1).unsigned(scope.index(def)));
            return count++;
        }
    }
}
