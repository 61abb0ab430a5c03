package dev.witloof.codegen.bind;

import dev.witloof.codegen.JavaNames;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The Java names of WIT names: the one place where they are chosen.
 *
 * <p>WIT names are words joined by hyphens, all lower or all upper case, and differ in more than case from their siblings.
 * Every rule here keeps different names different, and looks at nothing but the name and what encloses it, so that a
 * name never changes because of a sibling. A word that starts with a digit is set off by an underscore ({@code a-1} and
 * {@code a1} are two names); a name that Java cannot have takes a trailing underscore, which no WIT name has.
 */
public final class Names {
    /** The members of {@code java.lang.Object}, some of which records may not have as components. */
    private static final Set<String> OBJECT_MEMBERS =
            Set.of("clone", "equals", "finalize", "getClass", "hashCode", "notify", "notifyAll", "toString", "wait");

    /** What qualified names in the code of a record start with: a component of that name would hide the package. */
    private static final Set<String> PACKAGE_ROOTS = Set.of("java", "dev");

    /** The types that the class of every world may hold. */
    static final List<String> WORLD_MEMBERS = List.of("Imports", "Exports", "Prepared", "GuestExports");

    private Names() {}

    /**
     * Returns the name of a Java type.
     *
     * @param wit a WIT name such as {@code request-options}
     * @return such as {@code RequestOptions}
     */
    public static String upperCamel(String wit) {
        StringBuilder java = new StringBuilder(wit.length());
        for (String word : wit.split("-", -1)) {
            if (!java.isEmpty() && isDigit(word.charAt(0))) {
                java.append('_');
            }
            java.append(word.substring(0, 1).toUpperCase(Locale.ROOT))
                    .append(word.substring(1).toLowerCase(Locale.ROOT));
        }
        return java.toString();
    }

    /**
     * Returns the name of the class of a world.
     *
     * @param wit a WIT name such as {@code messaging-core}
     * @return such as {@code MessagingCore}; {@code ImportsWorld} for a world with the name of something in its class
     */
    public static String world(String wit) {
        String name = upperCamel(wit);
        return WORLD_MEMBERS.contains(name) ? name + "World" : name;
    }

    /**
     * Returns the name of a Java member that needs no escape, such as one that is only a part of a name.
     *
     * @param wit a WIT name such as {@code request-options}
     * @return such as {@code requestOptions}
     */
    public static String lowerCamel(String wit) {
        String upper = upperCamel(wit);
        return upper.substring(0, 1).toLowerCase(Locale.ROOT) + upper.substring(1);
    }

    /**
     * Returns the name of a Java enum constant.
     *
     * @param wit a WIT name such as {@code not-found}
     * @return such as {@code NOT_FOUND}
     */
    public static String constant(String wit) {
        return wit.toUpperCase(Locale.ROOT).replace('-', '_');
    }

    /**
     * Returns the name of a Java method.
     *
     * @param wit a WIT name such as {@code content-type}
     * @return such as {@code contentType}; {@code default_} and {@code close_} where Java has the name already
     */
    public static String method(String wit) {
        return escapeMethod(lowerCamel(wit));
    }

    /**
     * Returns the name of a Java method that is made of a prefix and a WIT name.
     *
     * @param prefix a Java identifier such as {@code new}
     * @param wit a WIT name such as {@code message}
     * @return such as {@code newMessage}
     */
    public static String method(String prefix, String wit) {
        return escapeMethod(prefix + upperCamel(wit));
    }

    private static String escapeMethod(String name) {
        return isReserved(name) || OBJECT_MEMBERS.contains(name) || name.equals("close") ? name + "_" : name;
    }

    /**
     * Returns the name of a record component.
     *
     * @param wit the WIT name of the field
     * @return such as {@code contentType}; with a trailing underscore where a component may not have the name
     */
    public static String component(String wit) {
        String name = lowerCamel(wit);
        return isReserved(name) || OBJECT_MEMBERS.contains(name) || PACKAGE_ROOTS.contains(name) ? name + "_" : name;
    }

    /**
     * Returns the name of a parameter.
     *
     * @param wit the WIT name of the parameter
     * @return such as {@code contentType}; with a trailing underscore where Java reserves the name
     */
    public static String parameter(String wit) {
        String name = lowerCamel(wit);
        return isReserved(name) ? name + "_" : name;
    }

    /**
     * Returns one part of a Java package name.
     *
     * @param wit a WIT namespace or package name such as {@code http-client}
     * @return such as {@code http_client}; with a trailing underscore where Java reserves the name
     */
    public static String packagePart(String wit) {
        String name = wit.toLowerCase(Locale.ROOT).replace('-', '_');
        return isReserved(name) ? name + "_" : name;
    }

    /**
     * Returns the name of a Java type that is nested in others: a name equal to an enclosing one takes its kind as a
     * suffix.
     *
     * @param wit the WIT name
     * @param kind what the type is
     * @param enclosing the names of the enclosing types, and others that the place reserves
     * @return such as {@code Error}, or {@code ErrorResource} in an interface {@code Error}
     */
    public static String nested(String wit, NameKind kind, Collection<String> enclosing) {
        String name = kind == NameKind.EXCEPTION ? upperCamel(wit) + kind.suffix() : upperCamel(wit);
        while (enclosing.contains(name)) {
            name += kind.suffix();
        }
        return name;
    }

    private static boolean isReserved(String name) {
        // `yield` is a method that cannot be called by its simple name.
        return JavaNames.isKeyword(name) || name.equals("yield");
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
