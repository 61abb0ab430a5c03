package dev.witloof.component.binary;

import dev.witloof.component.definition.CoreType;
import dev.witloof.component.definition.DefinedType;
import dev.witloof.component.definition.ExternType;
import dev.witloof.component.definition.InstanceType;
import dev.witloof.component.definition.ResourcePath;
import dev.witloof.component.definition.Sort;
import dev.witloof.component.definition.SortIndex;
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
     * @param ref the type as the index refers to it that the import or export defines
     * @param introduced the resource types that it introduces, by the way that leads to them from the thing itself
     */
    record Declared(ExternType type, TypeRef ref, List<ResourcePath> introduced) {
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
            case 0x00 -> plain(new ExternType.Module(module(in)), TypeRef.NONE);
            case 0x01 -> {
                int index = functionType(in, scope);
                yield plain(
                        new ExternType.Function(((DefinedType.Function) scope.type(index)).type()),
                        scope.ref(Sort.TYPE, index));
            }
            case 0x02 -> value(in);
            case 0x03 -> type(in, name);
            case 0x04 -> component(in);
            case 0x05 -> instance(in, name);
            default ->
                throw new MalformedComponentException(
                        Rule.EXTERN_FORM, start, BinaryInput.hex(kind), "the type of an import or export");
        };
    }

    /** The index of the type of a function. */
    static int functionType(BinaryInput in, Scope scope) {
        int start = in.offset();
        int index = scope.index(in, Sort.TYPE);
        if (scope.type(index) instanceof DefinedType.Function) {
            return index;
        }
        throw wrong(start, "type " + index + ", which is none of a func", "the type of a func");
    }

    private CoreType.Module module(BinaryInput in) {
        in.expect(Rule.EXTERN_FORM, 0x11, "0x11 for a core module");
        int start = in.offset();
        int index = scope.index(in, Sort.CORE_TYPE);
        if (scope.coreType(index) instanceof CoreType.Module module) {
            return module;
        }
        throw wrong(start, "core type " + index, "the type of a core module");
    }

    private Declared value(BinaryInput in) {
        if (in.flag(Rule.BOUND_FORM, "0x00 or 0x01 for the bound of a value")) {
            ValueTypeReader reader = new ValueTypeReader(in, scope);
            ExternType type = new ExternType.Value(reader.read());
            return plain(type, TypeRef.anonymous(reader.mentioned()));
        }
        int index = scope.index(in, Sort.VALUE);
        return plain(scope.get(new SortIndex(Sort.VALUE, index)), scope.ref(Sort.VALUE, index));
    }

    private Declared type(BinaryInput in, String name) {
        if (!in.flag(Rule.BOUND_FORM, "0x00 or 0x01 for the bound of a type")) {
            int index = scope.index(in, Sort.TYPE);
            return plain(
                    new ExternType.Type(scope.type(index)),
                    scope.ref(Sort.TYPE, index).named());
        }
        ResourceType resource = ResourceNames.declare(List.of(name));
        return new Declared(
                new ExternType.Type(new DefinedType.Resource(resource)),
                TypeRef.resource(),
                List.of(new ResourcePath(List.of(), resource)));
    }

    private Declared component(BinaryInput in) {
        int start = in.offset();
        int index = scope.index(in, Sort.TYPE);
        if (scope.type(index) instanceof DefinedType.Component component) {
            return plain(new ExternType.Component(component.type()), scope.ref(Sort.TYPE, index));
        }
        throw wrong(start, "type " + index + ", which is none of a component", "the type of a component");
    }

    /** An instance of a type: with resource types of its own. */
    private Declared instance(BinaryInput in, String name) {
        int start = in.offset();
        int index = scope.index(in, Sort.TYPE);
        if (!(scope.type(index) instanceof DefinedType.Instance instance)) {
            throw wrong(start, "type " + index + ", which is none of an instance", "the type of an instance");
        }
        Substitution substitution = new Substitution(context);
        List<ResourcePath> introduced = new ArrayList<>();
        for (ResourcePath each : instance.type().resources()) {
            context.spendOn(name);
            each.path().forEach(context::spendOn);
            ResourceType resource = ResourceNames.declare(prefix(name, each.path()));
            substitution.put(each.resource(), resource);
            introduced.add(new ResourcePath(each.path(), resource));
        }
        InstanceType type = introduced.isEmpty() ? instance.type() : substitution.apply(instance.type());
        return new Declared(new ExternType.Instance(type), scope.ref(Sort.TYPE, index), introduced);
    }

    private static Declared plain(ExternType type, TypeRef ref) {
        return new Declared(type, ref, List.of());
    }

    private static MalformedComponentException wrong(int start, String found, String wanted) {
        return new MalformedComponentException(Rule.TYPE_KIND, start, found, wanted);
    }
}
