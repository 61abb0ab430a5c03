package dev.witloof.wit.syntax;

/**
 * {@code name: func(...) -> ...;} in an interface.
 *
 * @param annotations what stands before it
 * @param name its name
 * @param signature its type
 */
public record FunctionDecl(Annotations annotations, Id name, Signature signature) implements InterfaceMember {}
