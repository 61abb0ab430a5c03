package dev.witloof.wit.syntax;

/**
 * A function in a resource.
 *
 * @param annotations what stands before it
 * @param kind which kind it is
 * @param name its name; for a constructor the keyword
 * @param signature its type
 */
public record ResourceFunction(Annotations annotations, Kind kind, Id name, Signature signature) {

    /** The kinds of functions in a resource. */
    public enum Kind {
        /** {@code constructor(...);}. */
        CONSTRUCTOR,
        /** {@code name: func(...);}. */
        METHOD,
        /** {@code name: static func(...);}. */
        STATIC
    }
}
