package dev.witloof.wit.decode;

import dev.witloof.component.declaration.TypeForm;
import dev.witloof.component.declaration.TypeForm.Member;
import dev.witloof.component.declaration.TypeUse;
import dev.witloof.component.type.PrimitiveType;
import dev.witloof.wit.model.Primitive;
import dev.witloof.wit.model.Stability;
import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Makes types of the model for one interface or world. */
final class TypeDecoder {
    /** Types of real interfaces are made of some dozens. */
    private static final int MAX_SIZE = 10_000;

    private final TypeNames names;
    private final Draft draft;
    private final Map<TypeDefKind, TypeDef> anonymous;
    private final IdentityHashMap<TypeNode, Type> known = new IdentityHashMap<>();
    private final Map<TypeDefKind, Integer> sizes = new HashMap<>();

    /**
     * A decoder for one draft.
     *
     * @param names the types with names so far
     * @param draft the interface or world in which the types are used
     * @param anonymous the types without a name so far, which exist once each
     */
    TypeDecoder(TypeNames names, Draft draft, Map<TypeDefKind, TypeDef> anonymous) {
        this.names = names;
        this.draft = draft;
        this.anonymous = anonymous;
    }

    static Map<TypeDefKind, TypeDef> none() {
        return new HashMap<>();
    }

    /** A type where it is used. */
    Type type(TypeUse use, Frame frame, String place) {
        if (use instanceof TypeUse.Primitive primitive) {
            return primitive(primitive.type());
        }
        TypeNode node = frame.type(((TypeUse.Index) use).index());
        Type type = known.get(node);
        if (type == null) {
            type = type(node, place);
            known.put(node, type);
        }
        return type;
    }

    private Type type(TypeNode node, String place) {
        Optional<TypeDef> named = names.find(node);
        if (named.isPresent()) {
            return names.within(draft, named.get(), place);
        }
        TypeDefKind kind = kind(node, ItemDocs.NONE, place);
        if (kind instanceof TypeDefKind.Alias alias) {
            return alias.type();
        } else if (isDeclared(kind)) {
            throw new WitDecodeException(
                    place, "a type without a name that WIT can only declare: " + word(kind), "a type that is exported");
        }
        return anonymous(kind);
    }

    TypeDef anonymous(TypeDefKind kind) {
        return anonymous.computeIfAbsent(kind, k -> new TypeDef(k, Stability.UNKNOWN, Draft.NOWHERE));
    }

    private static boolean isDeclared(TypeDefKind kind) {
        return kind instanceof TypeDefKind.Record
                || kind instanceof TypeDefKind.Variant
                || kind instanceof TypeDefKind.Enum
                || kind instanceof TypeDefKind.Flags
                || kind instanceof TypeDefKind.Resource;
    }

    private static String word(TypeDefKind kind) {
        return kind.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** What a type is that has no name yet. */
    TypeDefKind kind(TypeNode node, ItemDocs docs, String place) {
        if (!(node.definition() instanceof TypeNode.Defined defined)) {
            return new TypeDefKind.Resource();
        }
        TypeForm form = defined.form();
        if (form instanceof TypeForm.Resource) {
            return new TypeDefKind.Resource();
        } else if (form instanceof TypeForm.Primitive primitive) {
            return new TypeDefKind.Alias(primitive(primitive.type()));
        } else if (form instanceof TypeForm.Value value) {
            return kind(value, defined.frame(), docs, place);
        }
        throw new WitDecodeException(place, "the type of " + described(form), "a value type or a resource");
    }

    private static String described(TypeForm form) {
        return form instanceof TypeForm.Function
                ? "a function"
                : form instanceof TypeForm.Component ? "a component" : "an instance";
    }

    private TypeDefKind kind(TypeForm.Value form, Frame frame, ItemDocs docs, String place) {
        List<Member> members = form.members();
        List<Optional<Type>> parts = members.stream()
                .map(member -> member.type()
                        .map(use -> type(
                                use, frame, member.name().isEmpty() ? place : place + ", `" + member.name() + "`")))
                .toList();
        TypeDefKind kind =
                switch (form.kind()) {
                    case RECORD -> new TypeDefKind.Record(fields(members, parts, docs));
                    case VARIANT -> new TypeDefKind.Variant(cases(members, parts, docs));
                    case FLAGS -> new TypeDefKind.Flags(labels(members, docs));
                    case ENUM -> new TypeDefKind.Enum(labels(members, docs));
                    case TUPLE ->
                        new TypeDefKind.Tuple(
                                parts.stream().flatMap(Optional::stream).toList());
                    case LIST -> new TypeDefKind.List(only(parts));
                    case FIXED_LIST -> new TypeDefKind.FixedLengthList(only(parts), form.length());
                    case OPTION -> new TypeDefKind.Option(only(parts));
                    case RESULT -> new TypeDefKind.Result(parts.get(0), parts.get(1));
                    case STREAM -> new TypeDefKind.Stream(parts.get(0));
                    case FUTURE -> new TypeDefKind.Future(parts.get(0));
                    case MAP -> new TypeDefKind.Map(only(parts), parts.get(1).orElseThrow());
                    case OWN -> new TypeDefKind.Own((TypeDef) only(parts));
                    case BORROW -> new TypeDefKind.Borrow((TypeDef) only(parts));
                };
        note(kind, parts, place);
        return kind;
    }

    /** Takes note of how long a type is when it is written out, which may be far longer than its binary form. */
    private void note(TypeDefKind kind, List<Optional<Type>> parts, String place) {
        int size = 1;
        for (Optional<Type> part : parts) {
            if (part.isPresent()
                    && part.get() instanceof TypeDef def
                    && def.name().isEmpty()) {
                size += sizes.getOrDefault(def.kind(), 1);
            } else {
                size++;
            }
        }
        if (size > MAX_SIZE) {
            throw new WitDecodeException(
                    place,
                    "a type that is made of more than " + MAX_SIZE + " types when written out",
                    "a smaller type");
        }
        sizes.put(kind, size);
    }

    private static Type only(List<Optional<Type>> parts) {
        return parts.get(0).orElseThrow();
    }

    private static List<TypeDefKind.Field> fields(List<Member> members, List<Optional<Type>> parts, ItemDocs docs) {
        List<TypeDefKind.Field> fields = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            String name = members.get(i).name();
            fields.add(new TypeDefKind.Field(name, docs.of(name), parts.get(i).orElseThrow(), Draft.NOWHERE));
        }
        return fields;
    }

    private static List<TypeDefKind.Case> cases(List<Member> members, List<Optional<Type>> parts, ItemDocs docs) {
        List<TypeDefKind.Case> cases = new ArrayList<>();
        for (int i = 0; i < members.size(); i++) {
            String name = members.get(i).name();
            cases.add(new TypeDefKind.Case(name, docs.of(name), parts.get(i), Draft.NOWHERE));
        }
        return cases;
    }

    private static List<TypeDefKind.Label> labels(List<Member> members, ItemDocs docs) {
        return members.stream()
                .map(each -> new TypeDefKind.Label(each.name(), docs.of(each.name()), Draft.NOWHERE))
                .toList();
    }

    private static Primitive primitive(PrimitiveType type) {
        return switch (type) {
            case BOOL -> Primitive.BOOL;
            case S8 -> Primitive.S8;
            case U8 -> Primitive.U8;
            case S16 -> Primitive.S16;
            case U16 -> Primitive.U16;
            case S32 -> Primitive.S32;
            case U32 -> Primitive.U32;
            case S64 -> Primitive.S64;
            case U64 -> Primitive.U64;
            case F32 -> Primitive.F32;
            case F64 -> Primitive.F64;
            case CHAR -> Primitive.CHAR;
            case STRING -> Primitive.STRING;
            case ERROR_CONTEXT -> Primitive.ERROR_CONTEXT;
        };
    }
}
