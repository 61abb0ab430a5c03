package dev.witloof.wasi;

/** What a guest may do with a directory that it is given, and all below it. */
public enum DirectoryAccess {
    /** Read, list and describe. */
    READ,
    /** The same, and create, write, move and remove. */
    READ_WRITE
}
