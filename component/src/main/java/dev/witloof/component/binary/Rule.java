package dev.witloof.component.binary;

/**
 * The rules that make bytes a valid component, each with a code that stays the same from release to release, for programs
 * that tell one refusal from another.
 *
 * <p>A rule of the kind {@link Kind#MALFORMED} is one of the grammar of the binary format (Binary.md), one of the kind
 * {@link Kind#INVALID} is one of validation (Explainer.md and the notes of Binary.md), and one of the kind {@link Kind#LIMIT}
 * is a limit of this library, which the specification leaves to implementations.
 */
public enum Rule {
    /** What is announced is there: no part ends before its content does. */
    END(Kind.MALFORMED, "end"),
    /** A component starts with {@code \0asm}. */
    PREAMBLE(Kind.MALFORMED, "preamble"),
    /** The version and layer behind that are those of components, or of core modules where one is expected. */
    VERSION(Kind.MALFORMED, "version"),
    /** Sections have the ids 0 to 12. */
    SECTION_ID(Kind.MALFORMED, "section-id"),
    /** A section ends where its content does. */
    SECTION_SIZE(Kind.MALFORMED, "section-size"),
    /** Integers fit into their bits. */
    INTEGER(Kind.MALFORMED, "integer"),
    /** Names are in UTF-8. */
    UTF8(Kind.MALFORMED, "utf-8"),
    /** A byte that says yes or no is 0 or 1. */
    BOOLEAN(Kind.MALFORMED, "boolean"),
    /** A byte that the format reserves is 0. */
    RESERVED(Kind.MALFORMED, "reserved"),
    /** An instance is instantiated or put together. */
    INSTANCE_FORM(Kind.MALFORMED, "instance-form"),
    /** Core modules are given core instances. */
    ARGUMENT_FORM(Kind.MALFORMED, "argument-form"),
    /** Sorts have the values that the format gives them, and stand only where it has them. */
    SORT_FORM(Kind.MALFORMED, "sort-form"),
    /** An alias is one of an export, a core export, or an outer definition. */
    ALIAS_FORM(Kind.MALFORMED, "alias-form"),
    /** Types have the opcodes that the format gives them. */
    TYPE_FORM(Kind.MALFORMED, "type-form"),
    /** The results of a function are one or none. */
    RESULT_FORM(Kind.MALFORMED, "result-form"),
    /** The declarations of component and instance types have their numbers. */
    DECLARATION_FORM(Kind.MALFORMED, "declaration-form"),
    /** Core types, and the declarations of module types, have their opcodes. */
    CORE_TYPE_FORM(Kind.MALFORMED, "core-type-form"),
    /** An alias in a module type is an outer one of a core type. */
    CORE_ALIAS_FORM(Kind.MALFORMED, "core-alias-form"),
    /** Canonical definitions have their opcodes. */
    CANON_FORM(Kind.MALFORMED, "canon-form"),
    /** Canonical options have their opcodes. */
    OPTION_FORM(Kind.MALFORMED, "option-form"),
    /** A name of an import or export has one of three forms. */
    NAME_FORM(Kind.MALFORMED, "name-form"),
    /** Attributes of names have their numbers. */
    ATTRIBUTE_FORM(Kind.MALFORMED, "attribute-form"),
    /** A type is bound by {@code eq} or {@code sub}. */
    BOUND_FORM(Kind.MALFORMED, "bound-form"),
    /** The types of imports and exports have their numbers. */
    EXTERN_FORM(Kind.MALFORMED, "extern-form"),
    /** A core module has the form that core WebAssembly gives it. */
    CORE_MODULE_FORM(Kind.MALFORMED, "core-module-form"),

    /** An index refers to something that is defined before. */
    INDEX(Kind.INVALID, "index"),
    /** The index of a type refers to a type of the kind that is wanted. */
    TYPE_KIND(Kind.INVALID, "type-kind"),
    /** Records, variants, tuples, flags and enums have members. */
    EMPTY_TYPE(Kind.INVALID, "empty-type"),
    /** Flags have at most 32 members. */
    FLAG_COUNT(Kind.INVALID, "flag-count"),
    /** The values of a type take less than 2<sup>28</sup> bytes. */
    VALUE_SIZE(Kind.INVALID, "value-size"),
    /** A list of fixed length has an element. */
    LIST_LENGTH(Kind.INVALID, "list-length"),
    /** The keys of a map are of a primitive type with equality. */
    MAP_KEY(Kind.INVALID, "map-key"),
    /** There is no stream of {@code char} yet. */
    STREAM_ELEMENT(Kind.INVALID, "stream-element"),
    /** Nothing is borrowed by a result, or through a stream or future. */
    BORROW(Kind.INVALID, "borrow"),
    /** Labels are in kebab case. */
    LABEL(Kind.INVALID, "label"),
    /** Names of imports and exports are labels, annotated ones, or name an interface. */
    EXTERN_NAME(Kind.INVALID, "extern-name"),
    /** Names in one place differ, in more than case. */
    NAME_CONFLICT(Kind.INVALID, "name-conflict"),
    /** Attributes stand once, where they belong, and with a value that fits. */
    ATTRIBUTE(Kind.INVALID, "attribute"),
    /** {@code [constructor]}, {@code [method]} and {@code [static]} stand on functions of that kind. */
    ANNOTATION(Kind.INVALID, "annotation"),
    /** Types of imports and exports mention only types that have a name outside. */
    TYPE_NAME(Kind.INVALID, "type-name"),
    /** Resources are defined in components, not in types. */
    RESOURCE_SCOPE(Kind.INVALID, "resource-scope"),
    /** Only the component that defines a resource handles its representation. */
    RESOURCE_LOCAL(Kind.INVALID, "resource-local"),
    /** A resource is represented by an integer. */
    RESOURCE_REPRESENTATION(Kind.INVALID, "resource-representation"),
    /** A destructor takes the representation and gives nothing. */
    DESTRUCTOR(Kind.INVALID, "destructor"),
    /** An outer alias goes no further than there are components and types around it. */
    OUTER_COUNT(Kind.INVALID, "outer-count"),
    /** A type with resources is not taken across a component's border. */
    OUTER_RESOURCE(Kind.INVALID, "outer-resource"),
    /** Types of components and instances alias types and instances only. */
    ALIAS_SORT(Kind.INVALID, "alias-sort"),
    /** An instance exports what is aliased, in that sort. */
    ALIAS_EXPORT(Kind.INVALID, "alias-export"),
    /** An instantiation gives all that is imported. */
    ARGUMENT_MISSING(Kind.INVALID, "argument-missing"),
    /** What is given is of the sort that is wanted. */
    SORT_MISMATCH(Kind.INVALID, "sort-mismatch"),
    /** What is given has the exports, and not more imports, that are wanted. */
    ITEM_MISSING(Kind.INVALID, "item-missing"),
    /** What is given is of the type that is wanted. */
    TYPE_MISMATCH(Kind.INVALID, "type-mismatch"),
    /** What is given is the resource type that is wanted. */
    RESOURCE_MISMATCH(Kind.INVALID, "resource-mismatch"),
    /** What is given is of the core type that is wanted. */
    CORE_MISMATCH(Kind.INVALID, "core-mismatch"),
    /** Each canonical option stands at most once, and none contradicts another. */
    OPTION_CONFLICT(Kind.INVALID, "option-conflict"),
    /** What a function's values need is stated: {@code memory}, {@code realloc}. */
    OPTION_MISSING(Kind.INVALID, "option-missing"),
    /** Canonical options stand where they mean something. */
    OPTION_PLACE(Kind.INVALID, "option-place"),
    /** The functions and the memory that options name are of the type that they want. */
    OPTION_SIGNATURE(Kind.INVALID, "option-signature"),
    /** A lifted core function has the type that its component function's type flattens to. */
    LIFT_SIGNATURE(Kind.INVALID, "lift-signature"),
    /** The immediates of a builtin are in their range. */
    BUILTIN(Kind.INVALID, "builtin"),
    /** A start function is given its parameters, and its results are counted. */
    START(Kind.INVALID, "start"),
    /** Types of core modules stand only in components and in types of components and instances. */
    MODULE_TYPE_SCOPE(Kind.INVALID, "module-type-scope"),
    /** Tables and memories are no larger than core WebAssembly allows. */
    CORE_LIMITS(Kind.INVALID, "core-limits"),
    /** A core module is valid. */
    CORE_MODULE(Kind.INVALID, "core-module"),

    /** Components and types do not nest too deep. */
    NESTING(Kind.LIMIT, "nesting"),
    /** Reading does not take too much work. */
    WORK(Kind.LIMIT, "work"),
    /** A file is not too large. */
    SIZE(Kind.LIMIT, "size");

    /** What breaking a rule makes of a component. */
    public enum Kind {
        /** The bytes do not follow the grammar of the binary format. */
        MALFORMED,
        /** The bytes can be decoded, and what they say is not allowed. */
        INVALID,
        /** The component may be valid, and is more than this library reads. */
        LIMIT
    }

    private final Kind kind;
    private final String code;

    Rule(Kind kind, String code) {
        this.kind = kind;
        this.code = code;
    }

    /**
     * What breaking this rule makes of a component.
     *
     * @return the kind of rule
     */
    public Kind kind() {
        return kind;
    }

    /**
     * The rule's name for programs, which stays the same.
     *
     * @return lower-case words with hyphens, for example {@code "type-mismatch"}
     */
    public String code() {
        return code;
    }

    @Override
    public String toString() {
        return code;
    }
}
