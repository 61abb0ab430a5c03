package dev.witloof.component.binary;

import dev.witloof.component.definition.ComponentType;
import dev.witloof.component.definition.CoreType;
import dev.witloof.component.definition.DefinedType;
import dev.witloof.component.definition.ExternType;
import dev.witloof.component.definition.InstanceType;
import dev.witloof.component.definition.Sort;
import dev.witloof.component.definition.TypeDefinition;
import dev.witloof.component.type.ResourceType;
import dev.witloof.component.type.ValueType;
import java.util.List;
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
        switch (opcode) {
            case 0x40, 0x43 -> {
                DefinedType type = new DefinedType.Function(values.function(opcode == 0x43));
                return define(start, type, TypeRef.anonymous(values.mentioned()));
            }
            case 0x41 -> {
                Scope inner = declarations(in, Scope.Kind.COMPONENT_TYPE);
                return define(
                        start,
                        new DefinedType.Component(componentType(inner)),
                        TypeRef.component(
                                inner.imports().refs(), inner.exports().refs()));
            }
            case 0x42 -> {
                Scope inner = declarations(in, Scope.Kind.INSTANCE_TYPE);
                return define(
                        start,
                        new DefinedType.Instance(instanceType(inner)),
                        TypeRef.instance(inner.exports().refs()));
            }
            default -> {
                ValueType type = values.define(opcode);
                return define(start, new DefinedType.Value(type), values.ref(type));
            }
        }
    }

    private TypeDefinition resource(int start, BinaryInput in) {
        if (scope.kind() != Scope.Kind.COMPONENT) {
            throw context.error(
                    Rule.RESOURCE_SCOPE, "the definition of a resource inside a type", "an import or export of one");
        }
        int representation = in.peek("the representation of a resource");
        if (representation != 0x7f && representation != 0x7e) {
            throw in.error(
                    Rule.RESOURCE_REPRESENTATION,
                    BinaryInput.hex(representation),
                    "the representation i32 or i64 of a resource");
        }
        in.u8("the representation of a resource");
        String letter = representation == 0x7f ? "i" : "j";
        Optional<Integer> destructor =
                in.optional("destructor", () -> checkDestructor(scope.index(in, Sort.CORE_FUNCTION), letter));
        ResourceType resource = context.names().define(start);
        scope.define(resource, letter);
        return define(
                start,
                new DefinedType.Resource(resource),
                TypeRef.resource(),
                destructor.map(OptionalInt::of).orElse(OptionalInt.empty()));
    }

    private int checkDestructor(int function, String representation) {
        CoreType.Function wanted = Flattening.function(representation, "");
        CoreType.Function type = scope.coreFunction(function);
        if (!type.equals(wanted)) {
            throw context.error(
                    Rule.DESTRUCTOR,
                    "a destructor of type " + type,
                    wanted + ", which takes the representation of the resource");
        }
        return function;
    }

    private TypeDefinition define(int start, DefinedType type, TypeRef ref) {
        return define(start, type, ref, OptionalInt.empty());
    }

    private TypeDefinition define(int start, DefinedType type, TypeRef ref, OptionalInt destructor) {
        scope.add(new ExternType.Type(type), ref);
        return new TypeDefinition(start, type, destructor);
    }

    private InstanceType instanceType(Scope inner) {
        return context.nesting()
                .instance(inner.exports().types(), inner.exports().resources());
    }

    private ComponentType componentType(Scope inner) {
        return context.nesting()
                .component(
                        inner.imports().types(),
                        inner.exports().types(),
                        inner.imports().resources(),
                        inner.exports().resources());
    }

    private Scope declarations(BinaryInput in, Scope.Kind of) {
        Scope inner = new Scope(context, of, scope);
        VisibleTypes importable = new VisibleTypes(context, "imported");
        VisibleTypes exportable = new VisibleTypes(context, "imported or exported");
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
                    if (of != Scope.Kind.COMPONENT_TYPE) {
                        throw context.error(
                                Rule.DECLARATION_FORM,
                                "an import in the type of an instance",
                                "only types, aliases and exports");
                    }
                    declare(in, inner, inner.imports(), List.of(importable, exportable));
                }
                case 0x04 -> declare(in, inner, inner.exports(), List.of(exportable));
                default ->
                    throw context.error(Rule.DECLARATION_FORM, BinaryInput.hex(kind), "a declaration: 0x00 to 0x04");
            }
        }
        return inner;
    }

    private static void declare(BinaryInput in, Scope inner, Names names, List<VisibleTypes> visible) {
        int start = in.offset();
        inner.context().at(start);
        NameReader read = NameReader.read(in);
        String name = read.name();
        ExternTypeReader.Declared declared = new ExternTypeReader(inner).read(in, name);
        read.checkSort(inner.context(), declared.type().sort());
        if (inner.kind() == Scope.Kind.COMPONENT_TYPE) {
            // What the type of an instance mentions is checked where something of that type is imported or exported.
            visible.forEach(each -> each.add(name, declared.type(), declared.ref()));
        }
        names.add(name, declared.type(), declared.ref());
        declared.introducedBy(name).forEach(names::introduce);
        inner.add(declared.type(), declared.ref());
    }
}
