package dev.witloof.wit.diagnostic;

import java.util.Locale;

/** The kinds of {@link Diagnostic}: what programs tell them apart by, and what their examples are named after. */
public enum DiagnosticCode {
    /** A token that cannot stand where it stands. */
    SYNTAX,
    /** Bytes that are not UTF-8. */
    INVALID_UTF8,
    /** A character that WIT forbids: control codes, direction overrides, what Unicode deprecates. */
    FORBIDDEN_CHARACTER,
    /** A word that is not a kebab-case name. */
    INVALID_NAME,
    /** A string literal with an escape or character that it cannot have. */
    INVALID_STRING,
    /** A version that is not one of semver.org. */
    INVALID_VERSION,
    /** The length of a fixed-length list that is no {@code u32}. */
    INVALID_LENGTH,
    /** An attribute that does not exist, or with an argument that it does not take. */
    INVALID_ATTRIBUTE,
    /** Attributes that contradict or repeat each other. */
    CONFLICTING_ATTRIBUTES,
    /** Something larger or deeper than Witloof reads. */
    LIMIT,
    /** A folder in which no file names the package. */
    MISSING_PACKAGE_DECLARATION,
    /** Files of one folder that name different packages. */
    PACKAGE_MISMATCH,
    /** A {@code package} declaration that does not come first in its file. */
    PACKAGE_NOT_FIRST,
    /** A package that is nested in a nested package. */
    NESTED_PACKAGE,
    /** Documentation on the {@code package} declarations of several files. */
    DUPLICATE_PACKAGE_DOCS,
    /** One package defined in two places. */
    DUPLICATE_PACKAGE,
    /** A package that is referred to and was not given. */
    UNKNOWN_PACKAGE,
    /** Packages that depend on each other. */
    PACKAGE_CYCLE,
    /** A component in text with something that WIT packages do not have: it is read as a binary only. */
    UNSUPPORTED_TEXT,
    /** Bytes or a text that are no valid component, or one that WIT has no words for. */
    INVALID_COMPONENT,
    /** A name that stands for two things. */
    DUPLICATE_NAME,
    /** An interface that does not exist. */
    UNKNOWN_INTERFACE,
    /** A world that does not exist. */
    UNKNOWN_WORLD,
    /** A world where an interface is wanted. */
    NOT_AN_INTERFACE,
    /** An interface where a world is wanted. */
    NOT_A_WORLD,
    /** A type that does not exist. */
    UNKNOWN_TYPE,
    /** A function where a type is wanted. */
    NOT_A_TYPE,
    /** A type that contains itself. */
    TYPE_CYCLE,
    /** Interfaces that use each other. */
    INTERFACE_CYCLE,
    /** Worlds that include each other. */
    INCLUDE_CYCLE,
    /** A variant or enum without a case. */
    EMPTY_TYPE,
    /** A map whose key is no integer, bool, char or string. */
    INVALID_MAP_KEY,
    /** A handle to something that is no resource. */
    NOT_A_RESOURCE,
    /** A function that returns a borrowed handle. */
    BORROW_IN_RESULT,
    /** A constructor that returns something else than its resource. */
    INVALID_CONSTRUCTOR_RESULT,
    /** A renaming of something that the included world does not have. */
    UNKNOWN_INCLUDE_NAME,
    /** An included item whose name is taken. */
    INCLUDE_CONFLICT,
    /** An interface imported or exported twice by a world. */
    DUPLICATE_EXTERN,
    /** Exports that would see one interface both imported and exported. */
    INCOMPATIBLE_EXPORT,
    /** A gate's version that the package has not reached, or that has no package version to compare with. */
    INVALID_GATE_VERSION,
    /** Something enabled that refers to, or lies in, something whose feature is not. */
    GATED_REFERENCE,
    /** A world that was asked for and is not there, or not only one. */
    WORLD_SELECTION,
    /** Sound WIT that no component can have; a warning. */
    UNFIT_FOR_COMPONENTS,
    /** Sound WIT that no code can be generated from yet. */
    UNSUPPORTED,
    /** Two things that would have one name in the generated code. */
    JAVA_NAME_CLASH,
    /** Packages whose generated code would stand in one place. */
    PACKAGE_MAPPING,
    /** A Java type that shall take the place of a generated one, and cannot. */
    TYPE_MAPPING,
    /** Generated code in a dependency that is not what the WIT at hand says. */
    BINDINGS_MISMATCH;

    /**
     * Says who finds such a thing.
     *
     * @return whether it is found when code is generated, and the WIT itself is sound
     */
    public boolean ofGenerator() {
        return compareTo(UNSUPPORTED) >= 0;
    }

    /**
     * Returns the code as it is written.
     *
     * @return the constant's name in kebab-case
     */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
