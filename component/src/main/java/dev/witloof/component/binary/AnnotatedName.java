package dev.witloof.component.binary;

/**
 * A name of a function taken apart at its annotation, without a check of the parts.
 *
 * @param kind which annotation
 * @param name the whole name
 * @param resource the resource it is about; empty without annotation
 * @param member the function's own name; empty for a constructor and without annotation
 */
record AnnotatedName(Kind kind, String name, String resource, String member) {
    enum Kind {
        NONE,
        CONSTRUCTOR,
        METHOD,
        STATIC
    }

    private static final String CONSTRUCTOR = "[constructor]";
    private static final String METHOD = "[method]";
    private static final String STATIC = "[static]";

    static AnnotatedName of(String name) {
        if (name.startsWith(CONSTRUCTOR)) {
            return new AnnotatedName(Kind.CONSTRUCTOR, name, name.substring(CONSTRUCTOR.length()), "");
        } else if (name.startsWith(METHOD)) {
            return member(Kind.METHOD, name, name.substring(METHOD.length()));
        } else if (name.startsWith(STATIC)) {
            return member(Kind.STATIC, name, name.substring(STATIC.length()));
        }
        return new AnnotatedName(Kind.NONE, name, "", "");
    }

    private static AnnotatedName member(Kind kind, String name, String rest) {
        int dot = rest.indexOf('.');
        return dot < 0
                ? new AnnotatedName(kind, name, rest, "")
                : new AnnotatedName(kind, name, rest.substring(0, dot), rest.substring(dot + 1));
    }
}
