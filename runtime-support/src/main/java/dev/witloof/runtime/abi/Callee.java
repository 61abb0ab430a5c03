package dev.witloof.runtime.abi;

/**
 * Whose code the function is that an import calls, as far as that is known when it is linked: Java code owns what it is
 * given whatever it does, while a guest that refuses a call takes nothing.
 */
public enum Callee {
    /** A Java object's, which may call a guest or not. */
    JAVA,
    /** A guest's export. */
    GUEST,
    /** That of the resource which is the first parameter: the function is a method. */
    RESOURCE
}
