package dev.witloof.codegen;

import java.util.Set;

/**
 * What the Java language takes as a name, in release 17: that of generated code, whichever JDK the generator runs on.
 *
 * <p>{@link javax.lang.model.SourceVersion} says the same. It is not asked because its first use in a virtual machine takes
 * more than 10 ms on JDK 17, as long as all the rest of a run in which nothing is to do.
 */
public final class JavaNames {

    /** Those of JLS 17, 3.9, that are keywords everywhere, and the literals of 3.10 that look like names. */
    private static final Set<String> KEYWORDS = Set.of(
            "abstract",
            "assert",
            "boolean",
            "break",
            "byte",
            "case",
            "catch",
            "char",
            "class",
            "const",
            "continue",
            "default",
            "do",
            "double",
            "else",
            "enum",
            "extends",
            "final",
            "finally",
            "float",
            "for",
            "goto",
            "if",
            "implements",
            "import",
            "instanceof",
            "int",
            "interface",
            "long",
            "native",
            "new",
            "package",
            "private",
            "protected",
            "public",
            "return",
            "short",
            "static",
            "strictfp",
            "super",
            "switch",
            "synchronized",
            "this",
            "throw",
            "throws",
            "transient",
            "try",
            "void",
            "volatile",
            "while",
            "_",
            "true",
            "false",
            "null");

    private JavaNames() {}

    /**
     * Says whether a word looks like an identifier and is none: a keyword, {@code true}, {@code false} or {@code null}.
     *
     * @param word the word
     * @return whether Java takes it as a name nowhere
     */
    public static boolean isKeyword(String word) {
        return KEYWORDS.contains(word);
    }

    /**
     * Says whether a text is the name of a package or class: identifiers with a dot between two.
     *
     * @param text the text
     * @return whether it is a name
     */
    public static boolean isQualifiedName(String text) {
        int start = 0;
        for (int dot = text.indexOf('.'); dot >= 0; dot = text.indexOf('.', start)) {
            if (!isIdentifier(text.substring(start, dot))) {
                return false;
            }
            start = dot + 1;
        }
        return isIdentifier(text.substring(start));
    }

    private static boolean isIdentifier(String text) {
        if (text.isEmpty() || isKeyword(text) || !Character.isJavaIdentifierStart(text.codePointAt(0))) {
            return false;
        }
        for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
            if (!Character.isJavaIdentifierPart(text.codePointAt(i))) {
                return false;
            }
        }
        return true;
    }
}
