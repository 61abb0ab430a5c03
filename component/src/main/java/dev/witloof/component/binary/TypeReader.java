package dev.witloof.component.binary;

import dev.witloof.component.definition.ComponentType;
import dev.witloof.component.definition.DefinedType;
import dev.witloof.component.definition.ExternType;
import dev.witloof.component.definition.InstanceType;
import dev.witloof.component.definition.Sort;
import dev.witloof.component.definition.TypeDefinition;
import dev.witloof.component.type.ResourceType;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads definitions of types, and the declarations that make up types of components and instances. */
final class TypeReader {
    private final ReadContext context;
    private final Scope scope;

    TypeReader(Scope scope) {
        this.context = scope.context();
        this.scope = scope;
    }

    /** Reads a type and appends it to the scope. */
    TypeDefinition read(BinaryInput in) {
        int start = in.offset();
        context.at(start);
        int opcode = in.u8("a type");
        if (opcode == 0x3f) {
            return resource(start, in);
        }
        ValueTypeReader values = new ValueTypeReader(in, scope);
        DefinedType type =
                switch (opcode) {
                    case 0x40 -> new DefinedType.Function(values.function(false));
                    case 0x43 -> new DefinedType.Function(values.function(true));
                    case 0x41 -> new DefinedType.Component(component(in));
                    case 0x42 -> new DefinedType.Instance(instance(in));
                    default -> new DefinedType.Value(values.define(opcode));
                };
        return define(start, type, OptionalInt.empty());
    }

    private TypeDefinition resource(int start, BinaryInput in) {
        if (scope.kind() != Scope.Kind.COMPONENT) {
            throw context.error("the definition of a resource inside a type", "an import or export of one");
        }
        int representation = in.peek("the representation of a resource");
        if (representation != 0x7f && representation != 0x7e) {
            throw in.error(BinaryInput.hex(representation), "the representation i32 or i64 of a resource");
        }
        in.u8("the representation of a resource");
        Optional<Integer> destructor = in.optional("destructor", () -> scope.index(in, Sort.CORE_FUNCTION));
        ResourceType resource = context.names().define(start);
        scope.define(resource);
        return define(
                start,
                new DefinedType.Resource(resource),
                destructor.map(OptionalInt::of).orElse(OptionalInt.empty()));
    }

    private TypeDefinition define(int start, DefinedType type, OptionalInt destructor) {
        scope.add(new ExternType.Type(type));
        return new TypeDefinition(start, type, destructor);
    }

    private InstanceType instance(BinaryInput in) {
        Scope inner = new Scope(context, Scope.Kind.INSTANCE_TYPE, scope);
        declarations(in, inner);
        return context.nesting()
                .instance(inner.exports().types(), inner.exports().resources());
    }

    private ComponentType component(BinaryInput in) {
        Scope inner = new Scope(context, Scope.Kind.COMPONENT_TYPE, scope);
        declarations(in, inner);
        return context.nesting()
                .component(
                        inner.imports().types(),
                        inner.exports().types(),
                        inner.imports().resources(),
                        inner.exports().resources());
    }

    private void declarations(BinaryInput in, Scope inner) {
        int count = in.count("declarations");
        for (int i = 0; i < count; i++) {
            int start = in.offset();
            context.at(start);
            int kind = in.u8("a declaration");
            switch (kind) {
                case 0x00 -> new CoreTypeReader(inner).read(in);
                case 0x01 -> new TypeReader(inner).read(in);
                case 0x02 -> new AliasReader(inner).read(in);
                case 0x03 -> {
                    if (inner.kind() != Scope.Kind.COMPONENT_TYPE) {
                        throw context.error("an import in the type of an instance", "only types, aliases and exports");
                    }
                    declare(in, inner, inner.imports());
                }
                case 0x04 -> declare(in, inner, inner.exports());
                default -> throw context.error(BinaryInput.hex(kind), "a declaration: 0x00 to 0x04");
            }
        }
    }

    private static void declare(BinaryInput in, Scope inner, Names names) {
        NameReader read = NameReader.read(in);
        String name = read.name();
        ExternTypeReader.Declared declared = new ExternTypeReader(inner).read(in, name);
        read.checkSort(inner.context(), declared.type().sort());
        names.add(name, declared.type());
        declared.introducedBy(name).forEach(names::introduce);
        inner.add(declared.type());
    }
}
