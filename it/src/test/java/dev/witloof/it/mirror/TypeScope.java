package dev.witloof.it.mirror;

import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.Primitive;
import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import dev.witloof.wit.model.TypeDefKindVisitor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToIntFunction;

/** An index space of component types, in which WIT's types are written down as they are needed. */
final class TypeScope {
    private final ToIntFunction<Binary> definer;
    private final ToIntFunction<TypeDef> nominal;
    private final Map<TypeDef, Integer> known;
    private final Writer writer = new Writer();

    /**
     * Makes a scope that knows no type.
     *
     * @param definer what writes a definition down, and returns its index
     */
    TypeScope(ToIntFunction<Binary> definer) {
        this.definer = definer;
        this.nominal = this::define;
        this.known = new HashMap<>();
    }

    /**
     * Makes a scope that knows no type.
     *
     * @param definer what writes a definition down, and returns its index
     * @param nominal what gives the index of a record, variant, enum, flags type or resource that is not known
     */
    TypeScope(ToIntFunction<Binary> definer, ToIntFunction<TypeDef> nominal) {
        this.definer = definer;
        this.nominal = nominal;
        this.known = new HashMap<>();
    }

    /** The same index space, in which types may come to mean something else. */
    TypeScope copy() {
        TypeScope copy = new TypeScope(definer);
        copy.known.putAll(known);
        return copy;
    }

    /** Says which index a type has. */
    void put(TypeDef def, int index) {
        known.put(def, index);
    }

    /** The index of a type, which is written down if it is not known. */
    int index(TypeDef def) {
        Integer index = known.get(def);
        if (index == null) {
            index = isNominal(def.kind()) ? nominal.applyAsInt(def) : define(def);
            known.put(def, index);
        }
        return index;
    }

    /** Whether types of a kind have to have a name outside a component (Explainer.md, "External Visibility of Types"). */
    private static boolean isNominal(TypeDefKind kind) {
        return kind instanceof TypeDefKind.Record
                || kind instanceof TypeDefKind.Variant
                || kind instanceof TypeDefKind.Enum
                || kind instanceof TypeDefKind.Flags
                || kind instanceof TypeDefKind.Resource;
    }

    /** Writes a type down, whether or not it is known; returns its index. Another name of a type is that type. */
    int define(TypeDef def) {
        if (def.kind() instanceof TypeDefKind.Alias alias && alias.type() instanceof TypeDef target) {
            return index(target);
        }
        return definer.applyAsInt(def.kind().accept(writer));
    }

    /** Writes the type of a function down; returns its index. */
    int define(Function function) {
        List<Binary> parameters = function.params().stream()
                .map(each -> new Binary().name(each.name()).append(value(each.type())))
                .toList();
        Binary result =
                function.result().map(type -> Binary.of(0).append(value(type))).orElse(Binary.of(1, 0));
        return definer.applyAsInt(Binary.of(0x40).vector(parameters).append(result));
    }

    private Binary value(Type type) {
        return type instanceof Primitive primitive
                ? Binary.of(code(primitive))
                : new Binary().signed(index((TypeDef) type));
    }

    private Binary optional(Optional<Type> type) {
        return type.map(each -> Binary.of(1).append(value(each))).orElse(Binary.of(0));
    }

    private static int code(Primitive type) {
        return switch (type) {
            case BOOL -> 0x7F;
            case S8 -> 0x7E;
            case U8 -> 0x7D;
            case S16 -> 0x7C;
            case U16 -> 0x7B;
            case S32 -> 0x7A;
            case U32 -> 0x79;
            case S64 -> 0x78;
            case U64 -> 0x77;
            case F32 -> 0x76;
            case F64 -> 0x75;
            case CHAR -> 0x74;
            case STRING -> 0x73;
            case ERROR_CONTEXT -> 0x64;
        };
    }

    /** Writes definitions as Binary.md has them, "Type Definitions". */
    private final class Writer implements TypeDefKindVisitor<Binary> {
        @Override
        public Binary record(TypeDefKind.Record kind) {
            return Binary.of(0x72)
                    .vector(kind.fields().stream()
                            .map(each -> new Binary().name(each.name()).append(value(each.type())))
                            .toList());
        }

        @Override
        public Binary resource(TypeDefKind.Resource kind) {
            throw new IllegalArgumentException("a resource must be imported or defined before it is mentioned");
        }

        @Override
        public Binary own(TypeDefKind.Own kind) {
            return Binary.of(0x69).unsigned(index(kind.resource()));
        }

        @Override
        public Binary borrow(TypeDefKind.Borrow kind) {
            return Binary.of(0x68).unsigned(index(kind.resource()));
        }

        @Override
        public Binary flags(TypeDefKind.Flags kind) {
            return Binary.of(0x6E).append(labels(kind.flags()));
        }

        @Override
        public Binary tuple(TypeDefKind.Tuple kind) {
            return Binary.of(0x6F)
                    .vector(kind.types().stream().map(TypeScope.this::value).toList());
        }

        @Override
        public Binary variant(TypeDefKind.Variant kind) {
            return Binary.of(0x71)
                    .vector(kind.cases().stream()
                            .map(each -> new Binary()
                                    .name(each.name())
                                    .append(optional(each.type()))
                                    .bytes(0))
                            .toList());
        }

        @Override
        public Binary enumeration(TypeDefKind.Enum kind) {
            return Binary.of(0x6D).append(labels(kind.cases()));
        }

        @Override
        public Binary option(TypeDefKind.Option kind) {
            return Binary.of(0x6B).append(value(kind.type()));
        }

        @Override
        public Binary result(TypeDefKind.Result kind) {
            return Binary.of(0x6A).append(optional(kind.ok())).append(optional(kind.err()));
        }

        @Override
        public Binary list(TypeDefKind.List kind) {
            return Binary.of(0x70).append(value(kind.type()));
        }

        @Override
        public Binary fixedLengthList(TypeDefKind.FixedLengthList kind) {
            return Binary.of(0x67).append(value(kind.type())).unsigned(Math.toIntExact(kind.length()));
        }

        @Override
        public Binary map(TypeDefKind.Map kind) {
            return Binary.of(0x63).append(value(kind.key())).append(value(kind.value()));
        }

        @Override
        public Binary future(TypeDefKind.Future kind) {
            throw new IllegalArgumentException("there is no mirror of what is asynchronous");
        }

        @Override
        public Binary stream(TypeDefKind.Stream kind) {
            throw new IllegalArgumentException("there is no mirror of what is asynchronous");
        }

        @Override
        public Binary alias(TypeDefKind.Alias kind) {
            return value(kind.type());
        }

        private Binary labels(List<TypeDefKind.Label> labels) {
            return new Binary()
                    .vector(labels.stream()
                            .map(each -> new Binary().name(each.name()))
                            .toList());
        }
    }
}
