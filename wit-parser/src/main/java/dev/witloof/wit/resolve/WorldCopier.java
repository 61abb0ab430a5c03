package dev.witloof.wit.resolve;

import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.FunctionKind;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.Param;
import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import dev.witloof.wit.model.TypeDefKindVisitor;
import dev.witloof.wit.model.WorldItem;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Copies what an included world names into the world that includes it: its types become types of that one, and all that
 * refers to them refers to the copies. Interfaces with an identity are shared.
 */
final class WorldCopier {

    private final PackageContext context;
    private final IdentityHashMap<TypeDef, TypeDef> copies = new IdentityHashMap<>();

    WorldCopier(PackageContext context) {
        this.context = context;
    }

    /** Copies an item under a name. A world lists its types so that each comes after those that it refers to. */
    WorldItem copy(String name, WorldItem item) {
        return item.accept(new WorldItem.Visitor<>() {
            @Override
            public WorldItem visit(WorldItem.InterfaceItem iface) {
                return iface.type().name().isPresent()
                        ? iface
                        : new WorldItem.InterfaceItem(
                                copyInterface(iface.type()),
                                iface.docs(),
                                iface.stability(),
                                iface.externalId(),
                                iface.span());
            }

            @Override
            public WorldItem visit(WorldItem.FunctionItem function) {
                return new WorldItem.FunctionItem(copy(name, function.function()));
            }

            @Override
            public WorldItem visit(WorldItem.TypeItem type) {
                return new WorldItem.TypeItem(copyNamed(name, type.type()));
            }
        });
    }

    private Interface copyInterface(Interface original) {
        Map<String, TypeDef> types = new LinkedHashMap<>();
        original.types().forEach((name, type) -> types.put(name, copyNamed(name, type)));
        Map<String, Function> functions = new LinkedHashMap<>();
        original.functions().forEach((name, function) -> functions.put(name, copy(name, function)));
        return new Interface(
                Optional.empty(),
                context.name(),
                original.docs(),
                types,
                functions,
                original.stability(),
                original.span());
    }

    private TypeDef copyNamed(String name, TypeDef original) {
        TypeDef copy = context.table()
                .add(new TypeDef(
                        name,
                        original.kind().accept(new Kinds()),
                        original.docs(),
                        original.stability(),
                        original.externalId(),
                        original.span()));
        copies.put(original, copy);
        return copy;
    }

    private Function copy(String name, Function original) {
        List<Param> params = original.params().stream()
                .map(param -> new Param(param.name(), type(param.type()), param.span()))
                .toList();
        return new Function(
                name,
                kind(original.kind()),
                original.async(),
                params,
                original.result().map(this::type),
                original.docs(),
                original.stability(),
                original.externalId(),
                original.span());
    }

    private FunctionKind kind(FunctionKind kind) {
        if (kind instanceof FunctionKind.Method method) {
            return new FunctionKind.Method(def(method.type()));
        }
        if (kind instanceof FunctionKind.Static function) {
            return new FunctionKind.Static(def(function.type()));
        }
        if (kind instanceof FunctionKind.Constructor constructor) {
            return new FunctionKind.Constructor(def(constructor.type()));
        }
        return kind;
    }

    private Type type(Type type) {
        return type instanceof TypeDef def ? def(def) : type;
    }

    /** A named type that has no copy belongs to an interface, and stays. */
    private TypeDef def(TypeDef original) {
        TypeDef copy = copies.get(original);
        if (copy != null || original.name().isPresent()) {
            return copy != null ? copy : original;
        }
        TypeDefKind kind = original.kind().accept(new Kinds());
        copy = kind.equals(original.kind())
                ? original
                : context.table().anonymous(kind, original.stability(), original.span());
        copies.put(original, copy);
        return copy;
    }

    private final class Kinds implements TypeDefKindVisitor<TypeDefKind> {
        @Override
        public TypeDefKind record(TypeDefKind.Record kind) {
            return new TypeDefKind.Record(kind.fields().stream()
                    .map(field -> new TypeDefKind.Field(field.name(), field.docs(), type(field.type()), field.span()))
                    .toList());
        }

        @Override
        public TypeDefKind resource(TypeDefKind.Resource kind) {
            return kind;
        }

        @Override
        public TypeDefKind own(TypeDefKind.Own kind) {
            return new TypeDefKind.Own(def(kind.resource()));
        }

        @Override
        public TypeDefKind borrow(TypeDefKind.Borrow kind) {
            return new TypeDefKind.Borrow(def(kind.resource()));
        }

        @Override
        public TypeDefKind flags(TypeDefKind.Flags kind) {
            return kind;
        }

        @Override
        public TypeDefKind tuple(TypeDefKind.Tuple kind) {
            return new TypeDefKind.Tuple(
                    kind.types().stream().map(WorldCopier.this::type).toList());
        }

        @Override
        public TypeDefKind variant(TypeDefKind.Variant kind) {
            return new TypeDefKind.Variant(kind.cases().stream()
                    .map(c -> new TypeDefKind.Case(c.name(), c.docs(), c.type().map(WorldCopier.this::type), c.span()))
                    .toList());
        }

        @Override
        public TypeDefKind enumeration(TypeDefKind.Enum kind) {
            return kind;
        }

        @Override
        public TypeDefKind option(TypeDefKind.Option kind) {
            return new TypeDefKind.Option(type(kind.type()));
        }

        @Override
        public TypeDefKind result(TypeDefKind.Result kind) {
            return new TypeDefKind.Result(
                    kind.ok().map(WorldCopier.this::type), kind.err().map(WorldCopier.this::type));
        }

        @Override
        public TypeDefKind list(TypeDefKind.List kind) {
            return new TypeDefKind.List(type(kind.type()));
        }

        @Override
        public TypeDefKind fixedLengthList(TypeDefKind.FixedLengthList kind) {
            return new TypeDefKind.FixedLengthList(type(kind.type()), kind.length());
        }

        @Override
        public TypeDefKind map(TypeDefKind.Map kind) {
            return new TypeDefKind.Map(type(kind.key()), type(kind.value()));
        }

        @Override
        public TypeDefKind future(TypeDefKind.Future kind) {
            return new TypeDefKind.Future(kind.type().map(WorldCopier.this::type));
        }

        @Override
        public TypeDefKind stream(TypeDefKind.Stream kind) {
            return new TypeDefKind.Stream(kind.type().map(WorldCopier.this::type));
        }

        @Override
        public TypeDefKind alias(TypeDefKind.Alias kind) {
            return new TypeDefKind.Alias(type(kind.type()));
        }
    }
}
