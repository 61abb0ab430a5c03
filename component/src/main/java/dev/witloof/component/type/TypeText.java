package dev.witloof.component.type;

/**
 * The text form of types: what generated code carries to be checked when it is linked, and what messages show.
 *
 * <p>An interface is one statement a line, each referring only to names above it, always with a {@code $}:
 *
 * <pre>
 * interface wasi:messaging/producer@0.2.0-draft
 * resource client
 * resource message = wasi:messaging/types@0.2.0-draft.message
 * type error = variant{timeout, connection(string)}
 * func [static]client.connect(name: string) -&gt; result&lt;own&lt;$client&gt;, $error&gt;
 * </pre>
 *
 * <p>The first line is left out for the functions of a world. A resource with a source is one of another interface, which
 * the interface uses. Types are spelled as in WIT, except that the types which WIT can only declare are written out:
 * {@code record{a: u8}}, {@code variant{a, b(u8)}}, {@code enum{a, b}}, {@code flags{a, b}}. Functions that may block are
 * {@code async func}. Names keep sharing: what stands for a type that was named is its name, so the text of an interface
 * is as long as its declarations, not as what they expand to.
 */
public final class TypeText {
    /** The longest text that is printed, in characters: a type without names may expand to an exponentially long one. */
    public static final int MAX_LENGTH = 1 << 24;

    private static final int DESCRIPTION_LENGTH = 240;

    private TypeText() {}

    /**
     * Prints an interface; {@link #parseInterface} reads it back.
     *
     * @param type the interface
     * @return statements, each ended by a line feed
     * @throws IllegalArgumentException if a type mentions a resource that the interface does not name, or the text would
     *     be longer than {@link #MAX_LENGTH}
     */
    public static String print(InterfaceType type) {
        return new InterfacePrinter(type).print();
    }

    /**
     * Prints a type in full; {@link #parseType} reads it back if it mentions no resources.
     *
     * @param type the type
     * @return one line without an end
     * @throws IllegalArgumentException if the text would be longer than {@link #MAX_LENGTH}
     */
    public static String print(ValueType type) {
        return TypePrinter.full().type(type).text();
    }

    /**
     * Prints a function in full; {@link #parseFunction} reads it back if it mentions no resources.
     *
     * @param type the type of the function
     * @return one line without an end, such as {@code func(a: u8) -> string}
     * @throws IllegalArgumentException if the text would be longer than {@link #MAX_LENGTH}
     */
    public static String print(FunctionType type) {
        return TypePrinter.full().function("", type).text();
    }

    /**
     * Prints a type for a message: what comes after the first few hundred characters is an ellipsis.
     *
     * @param type the type
     * @return one line without an end
     */
    public static String describe(ValueType type) {
        return TypePrinter.upTo(DESCRIPTION_LENGTH).type(type).text();
    }

    /**
     * Prints a function for a message: what comes after the first few hundred characters is an ellipsis.
     *
     * @param type the type of the function
     * @return one line without an end
     */
    public static String describe(FunctionType type) {
        return TypePrinter.upTo(DESCRIPTION_LENGTH).function("", type).text();
    }

    /**
     * Parses an interface.
     *
     * @param text the statements; each argument may hold several, separated by line feeds
     * @return the interface, with new resource types
     * @throws TypeTextException if the text is not that of an interface
     */
    public static InterfaceType parseInterface(String... text) {
        return new InterfaceParser(String.join("\n", text)).parse();
    }

    /**
     * Parses a type that refers to no names.
     *
     * @param text the type, on one line
     * @return the type
     * @throws TypeTextException if the text is not that of a type
     */
    public static ValueType parseType(String text) {
        return parseType(text, TypeNames.NONE);
    }

    /**
     * Parses a type that may refer to the names of an interface.
     *
     * @param text the type, on one line
     * @param scope the interface whose resources and types may be referred to
     * @return the type
     * @throws TypeTextException if the text is not that of a type
     */
    public static ValueType parseType(String text, InterfaceType scope) {
        return parseType(text, new TypeNames(scope));
    }

    private static ValueType parseType(String text, TypeNames names) {
        TypeScanner scanner = new TypeScanner(text);
        ValueType type = new TypeParser(scanner, names).type();
        scanner.expectEnd();
        return type;
    }

    /**
     * Parses a function that refers to no names.
     *
     * @param text the function, such as {@code func(a: u8) -> string}, on one line
     * @return the type of the function
     * @throws TypeTextException if the text is not that of a function
     */
    public static FunctionType parseFunction(String text) {
        return parseFunction(text, TypeNames.NONE);
    }

    /**
     * Parses a function that may refer to the names of an interface.
     *
     * @param text the function, such as {@code func(c: borrow<$client>)}, on one line
     * @param scope the interface whose resources and types may be referred to
     * @return the type of the function
     * @throws TypeTextException if the text is not that of a function
     */
    public static FunctionType parseFunction(String text, InterfaceType scope) {
        return parseFunction(text, new TypeNames(scope));
    }

    private static FunctionType parseFunction(String text, TypeNames names) {
        TypeScanner scanner = new TypeScanner(text);
        boolean async = scanner.acceptWord("async");
        scanner.expectWord("func");
        FunctionType type = new TypeParser(scanner, names).signature(async);
        scanner.expectEnd();
        return type;
    }
}
