package dev.witloof.codegen.emit;

import com.squareup.javapoet.ArrayTypeName;
import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.ParameterizedTypeName;
import com.squareup.javapoet.TypeName;
import dev.witloof.codegen.bind.Homes;
import dev.witloof.codegen.bind.MappedTypes;
import dev.witloof.wit.model.Primitive;
import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import dev.witloof.wit.model.TypeDefKindVisitor;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** The Java types of WIT types: the one place where they are chosen. Not safe for use by several threads. */
final class TypeMapper implements TypeDefKindVisitor<TypeName> {
    private final Homes homes;
    private final Set<String> hidden;
    private final boolean converters;
    private final Map<TypeDef, TypeName> known = new HashMap<>();
    /** One name for all types of others that are spelled alike over different aliases: there may be very many. */
    private final Map<TypeName, TypeName> names = new HashMap<>();

    /**
     * Makes a mapper for one file.
     *
     * @param homes where the Java of what the file refers to stands
     * @param hidden simple names that mean something else in the file, because a class in it inherits types of these names
     */
    TypeMapper(Homes homes, Set<String> hidden) {
        this(homes, hidden, false);
    }

    private TypeMapper(Homes homes, Set<String> hidden, boolean converters) {
        this.homes = homes;
        this.hidden = Set.copyOf(hidden);
        this.converters = converters;
    }

    /**
     * Makes a mapper that has the converter in the place of the user's type: two types may become one and yet be
     * converted by different classes.
     */
    TypeMapper withConverters() {
        return new TypeMapper(homes, hidden, true);
    }

    Homes homes() {
        return homes;
    }

    /** What qualified names may start with: a variable of such a name would be taken for it. */
    Set<String> packageRoots() {
        Set<String> roots = new TreeSet<>(homes.packageRoots());
        roots.addAll(List.of("dev", "java"));
        return roots;
    }

    /**
     * Spells a class so that no inherited name hides it: JavaPoet does so for top-level classes only.
     *
     * @param name the class
     */
    ClassName visible(ClassName name) {
        boolean nested = name.enclosingClassName() != null;
        return nested && hidden.contains(name.topLevelClassName().simpleName())
                ? ClassName.get("", name.canonicalName())
                : name;
    }

    /** The class with the conversions of a declared type. */
    ClassName adapter(TypeDef def) {
        ClassName adapter = homes.of(def).adapter();
        return hidden.contains(adapter.topLevelClassName().simpleName())
                ? ClassName.get("", adapter.canonicalName())
                : adapter;
    }

    /** The record of a variant's case. */
    ClassName caseOf(TypeDef variant, String wit) {
        return visible(homes.of(variant).caseOf(variant, wit));
    }

    /** The type of a parameter, component or result. */
    TypeName type(Type type) {
        if (!(type instanceof TypeDef def)) {
            return chosen(type);
        }
        TypeName name = known.get(def);
        if (name == null) {
            TypeName made = chosen(def);
            name = made instanceof ParameterizedTypeName ? names.computeIfAbsent(made, same -> made) : made;
            known.put(def, name);
        }
        return name;
    }

    private TypeName chosen(Type type) {
        return homes.mapped()
                .of(type)
                .map(each ->
                        converters ? converter(each) : className(each.mapping().javaType()))
                .map(TypeName.class::cast)
                .orElseGet(() -> generated(type));
    }

    boolean isMapped(Type type) {
        return homes.mapped().of(type).isPresent();
    }

    /** The class that converts a user's type. */
    ClassName converter(MappedTypes.Mapped mapped) {
        return className(mapped.mapping().converter());
    }

    /** A class by its qualified name, of which the packages are what stands before the first capital letter. */
    private static ClassName className(String name) {
        String[] parts = name.split("\\.");
        int first = 0;
        while (first < parts.length - 1 && !Character.isUpperCase(parts[first].codePointAt(0))) {
            first++;
        }
        String packageName = String.join(".", List.of(parts).subList(0, first));
        return ClassName.get(
                packageName,
                parts[first],
                List.of(parts).subList(first + 1, parts.length).toArray(String[]::new));
    }

    /** The type that is generated for a WIT type, whether or not it becomes a user's; its parts may. */
    TypeName generated(Type type) {
        if (type instanceof Primitive primitive) {
            return PrimitiveNames.of(primitive);
        }
        TypeDef def = (TypeDef) type;
        TypeDefKind kind = def.kind();
        if (kind instanceof TypeDefKind.Flags) {
            return ParameterizedTypeName.get(ClassName.get(Set.class), declared(def));
        }
        return declaresType(kind) ? declared(def) : kind.accept(this);
    }

    /** Whether values of the kind are instances of a Java type that is declared for the definition. */
    static boolean declaresType(TypeDefKind kind) {
        return kind instanceof TypeDefKind.Record
                || kind instanceof TypeDefKind.Variant
                || kind instanceof TypeDefKind.Enum
                || kind instanceof TypeDefKind.Flags;
    }

    /** The type as a type argument. */
    TypeName boxed(Type type) {
        return type(type).box();
    }

    /** The type of a payload, which is left out in WIT where it carries nothing. */
    TypeName payload(Optional<Type> type) {
        return type.map(this::boxed).orElse(RuntimeTypes.UNIT);
    }

    /** The type that a method returns. */
    TypeName returned(Optional<Type> type) {
        return type.map(this::type).orElse(TypeName.VOID);
    }

    /** The Java type that a definition declares. */
    ClassName declared(TypeDef def) {
        TypeDef target = def.dealias();
        return visible(homes.of(target).nested(target));
    }

    /** The width of a list's elements in Java, if the list is an array. */
    Optional<TypeName> arrayElement(Type element) {
        if (isMapped(element) || !(target(element) instanceof Primitive primitive)) {
            return Optional.empty();
        }
        return PrimitiveNames.arrayElement(primitive);
    }

    /** What Javadoc says about a value whose Java type says less than its WIT type. */
    String notes(Type type) {
        return isMapped(type) ? "" : TypeNotes.of(type);
    }

    /** Whether a record with a component of this type has to look into it, because it is an array or holds one. */
    boolean holdsArrays(Type type) {
        return ArrayHolders.holdsArrays(type, this);
    }

    /** What a type is after all aliases. */
    static Type target(Type type) {
        if (type instanceof TypeDef def) {
            TypeDef last = def.dealias();
            return last.kind() instanceof TypeDefKind.Alias alias ? alias.type() : last;
        }
        return type;
    }

    @Override
    public TypeName record(TypeDefKind.Record kind) {
        throw unsupported(kind);
    }

    @Override
    public TypeName resource(TypeDefKind.Resource kind) {
        throw unsupported(kind);
    }

    @Override
    public TypeName own(TypeDefKind.Own kind) {
        return declared(kind.resource());
    }

    @Override
    public TypeName borrow(TypeDefKind.Borrow kind) {
        return declared(kind.resource());
    }

    @Override
    public TypeName flags(TypeDefKind.Flags kind) {
        throw unsupported(kind);
    }

    @Override
    public TypeName tuple(TypeDefKind.Tuple kind) {
        List<Type> parts = kind.types();
        return ParameterizedTypeName.get(
                RuntimeTypes.tuple(parts.size()),
                parts.stream().map(this::boxed).toArray(TypeName[]::new));
    }

    @Override
    public TypeName variant(TypeDefKind.Variant kind) {
        throw unsupported(kind);
    }

    @Override
    public TypeName enumeration(TypeDefKind.Enum kind) {
        throw unsupported(kind);
    }

    @Override
    public TypeName option(TypeDefKind.Option kind) {
        return ParameterizedTypeName.get(ClassName.get(Optional.class), boxed(kind.type()));
    }

    @Override
    public TypeName result(TypeDefKind.Result kind) {
        return ParameterizedTypeName.get(RuntimeTypes.RESULT, payload(kind.ok()), payload(kind.err()));
    }

    @Override
    public TypeName list(TypeDefKind.List kind) {
        return listOf(kind.type());
    }

    private TypeName listOf(Type element) {
        return arrayElement(element)
                .<TypeName>map(ArrayTypeName::of)
                .orElseGet(() -> ParameterizedTypeName.get(ClassName.get(List.class), boxed(element)));
    }

    @Override
    public TypeName alias(TypeDefKind.Alias kind) {
        return type(kind.type());
    }

    @Override
    public TypeName fixedLengthList(TypeDefKind.FixedLengthList kind) {
        return listOf(kind.type());
    }

    @Override
    public TypeName map(TypeDefKind.Map kind) {
        return ParameterizedTypeName.get(ClassName.get(Map.class), boxed(kind.key()), boxed(kind.value()));
    }

    @Override
    public TypeName future(TypeDefKind.Future kind) {
        throw unsupported(kind);
    }

    @Override
    public TypeName stream(TypeDefKind.Stream kind) {
        throw unsupported(kind);
    }

    private static IllegalArgumentException unsupported(Object type) {
        return new IllegalArgumentException("no Java type for " + type);
    }
}
