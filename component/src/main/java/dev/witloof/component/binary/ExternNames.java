package dev.witloof.component.binary;

import java.util.Locale;

/** The grammar of the names of imports and exports (Explainer.md, "Import and Export Definitions"). */
final class ExternNames {
    private static final int SHOWN = 300;

    private ExternNames() {}

    /** Whether a name is an optionally annotated label, or names an interface. */
    static boolean isExternName(String name) {
        return isPlainName(name) || isInterfaceName(name);
    }

    /** Whether a name is a label, or one with {@code [constructor]}, {@code [method]} or {@code [static]} before it. */
    static boolean isPlainName(String name) {
        if (!name.startsWith("[")) {
            return isLabel(name);
        }
        AnnotatedName annotated = AnnotatedName.of(name);
        return annotated.kind() != AnnotatedName.Kind.NONE
                && isLabel(annotated.resource())
                && (annotated.kind() == AnnotatedName.Kind.CONSTRUCTOR || isLabel(annotated.member()));
    }

    /** Whether a name is words joined by hyphens, each all lower or all upper case, the first starting with a letter. */
    static boolean isLabel(String name) {
        return isWords(name, true) && !isDigit(name.charAt(0));
    }

    /** Whether a name is like {@code wasi:io/streams@0.2.6}. */
    static boolean isInterfaceName(String name) {
        int at = name.indexOf('@');
        if (at >= 0 && !Versions.isInterfaceVersion(name.substring(at + 1))) {
            return false;
        }
        String path = at < 0 ? name : name.substring(0, at);
        int colon = path.indexOf(':');
        int slash = path.indexOf('/');
        return colon >= 0
                && slash > colon
                && isLowerLabel(path.substring(0, colon))
                && isLowerLabel(path.substring(colon + 1, slash))
                && isLabel(path.substring(slash + 1));
    }

    private static boolean isLowerLabel(String name) {
        return isWords(name, false) && !isDigit(name.charAt(0));
    }

    /** What two names of one scope must differ in (Explainer.md, "Name Uniqueness"). */
    static String canonical(String name) {
        AnnotatedName annotated = AnnotatedName.of(name.toLowerCase(Locale.ROOT));
        return switch (annotated.kind()) {
            case NONE, CONSTRUCTOR -> annotated.name();
            case METHOD, STATIC ->
                annotated.resource().equals(annotated.member())
                        ? annotated.resource()
                        : annotated.resource() + "." + annotated.member();
        };
    }

    /** A name for a message. */
    static String abbreviate(String name) {
        return name.length() <= SHOWN ? name : name.substring(0, SHOWN) + "…";
    }

    private static boolean isWords(String name, boolean upper) {
        boolean wordStart = true;
        boolean lowerSeen = false;
        boolean upperSeen = false;
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c == '-' && !wordStart) {
                wordStart = true;
                lowerSeen = false;
                upperSeen = false;
                continue;
            }
            lowerSeen |= c >= 'a' && c <= 'z';
            upperSeen |= c >= 'A' && c <= 'Z';
            boolean letter = (c >= 'a' && c <= 'z') || (upper && c >= 'A' && c <= 'Z');
            if ((!letter && !isDigit(c)) || (lowerSeen && upperSeen)) {
                return false;
            }
            wordStart = false;
        }
        return !wordStart;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
