package dev.witloof.component.binary;

import dev.witloof.component.definition.ComponentType;
import dev.witloof.component.definition.CoreType;
import dev.witloof.component.definition.DefinedType;
import dev.witloof.component.definition.ExternType;
import dev.witloof.component.definition.InstanceType;
import dev.witloof.component.definition.ResourcePath;
import dev.witloof.component.definition.Sort;
import dev.witloof.component.definition.SortIndex;
import dev.witloof.component.type.FunctionType;
import dev.witloof.component.type.ResourceType;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Reads the types of imports and exports (Binary.md, {@code externtype}). Each use of a type introduces resource types of its
 * own: two imports of one instance type have different resources.
 */
final class ExternTypeReader {
    private final ReadContext context;
    private final Scope scope;

    ExternTypeReader(Scope scope) {
        this.context = scope.context();
        this.scope = scope;
    }

    /**
     * The type of something with the given name.
     *
     * @param type the type
     * @param introduced the resource types that it introduces, by the way that leads to them from the thing itself
     */
    record Declared(ExternType type, List<ResourcePath> introduced) {
        /** The introduced resource types, by a way that starts with a name. */
        List<ResourcePath> introducedBy(String name) {
            return introduced.stream()
                    .map(each -> new ResourcePath(prefix(name, each.path()), each.resource()))
                    .toList();
        }
    }

    static List<String> prefix(String name, List<String> path) {
        return Stream.concat(Stream.of(name), path.stream()).toList();
    }

    Declared read(BinaryInput in, String name) {
        int start = in.offset();
        int kind = in.u8("the type of an import or export");
        return switch (kind) {
            case 0x00 -> {
                in.expect(0x11, "0x11 for a core module");
                int index = scope.index(in, Sort.CORE_TYPE);
                if (!(scope.coreType(index) instanceof CoreType.Module module)) {
                    throw wrong(start, "core type " + index, "the type of a core module");
                }
                yield plain(new ExternType.Module(module));
            }
            case 0x01 -> plain(new ExternType.Function(function(in, scope)));
            case 0x02 -> plain(value(in));
            case 0x03 -> type(in, name);
            case 0x04 -> plain(new ExternType.Component(component(in)));
            case 0x05 -> open(instance(in), name);
            default -> throw wrong(start, BinaryInput.hex(kind), "the type of an import or export");
        };
    }

    /** The index of the type of a function. */
    static FunctionType function(BinaryInput in, Scope scope) {
        int start = in.offset();
        int index = scope.index(in, Sort.TYPE);
        if (scope.type(index) instanceof DefinedType.Function function) {
            return function.type();
        }
        throw wrong(start, "type " + index + ", which is none of a func", "the type of a func");
    }

    private ExternType value(BinaryInput in) {
        if (in.flag("0x00 or 0x01 for the bound of a value")) {
            return new ExternType.Value(new ValueTypeReader(in, scope).read());
        }
        return scope.get(new SortIndex(Sort.VALUE, scope.index(in, Sort.VALUE)));
    }

    private Declared type(BinaryInput in, String name) {
        if (!in.flag("0x00 or 0x01 for the bound of a type")) {
            return plain(new ExternType.Type(scope.type(scope.index(in, Sort.TYPE))));
        }
        ResourceType resource = ResourceNames.declare(List.of(name));
        return new Declared(
                new ExternType.Type(new DefinedType.Resource(resource)),
                List.of(new ResourcePath(List.of(), resource)));
    }

    private ComponentType component(BinaryInput in) {
        int start = in.offset();
        int index = scope.index(in, Sort.TYPE);
        if (scope.type(index) instanceof DefinedType.Component component) {
            return component.type();
        }
        throw wrong(start, "type " + index + ", which is none of a component", "the type of a component");
    }

    private InstanceType instance(BinaryInput in) {
        int start = in.offset();
        int index = scope.index(in, Sort.TYPE);
        if (scope.type(index) instanceof DefinedType.Instance instance) {
            return instance.type();
        }
        throw wrong(start, "type " + index + ", which is none of an instance", "the type of an instance");
    }

    /** An instance of a type: with resource types of its own. */
    private Declared open(InstanceType type, String name) {
        Substitution substitution = new Substitution(context);
        List<ResourcePath> introduced = new ArrayList<>();
        for (ResourcePath each : type.resources()) {
            context.spendOn(name);
            each.path().forEach(context::spendOn);
            ResourceType resource = ResourceNames.declare(prefix(name, each.path()));
            substitution.put(each.resource(), resource);
            introduced.add(new ResourcePath(each.path(), resource));
        }
        return new Declared(
                new ExternType.Instance(introduced.isEmpty() ? type : substitution.apply(type)), introduced);
    }

    private static Declared plain(ExternType type) {
        return new Declared(type, List.of());
    }

    private static MalformedComponentException wrong(int start, String found, String wanted) {
        return new MalformedComponentException(start, found, wanted);
    }
}
