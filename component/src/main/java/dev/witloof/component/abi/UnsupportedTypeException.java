package dev.witloof.component.abi;

import dev.witloof.component.type.TypePath;

/**
 * A type that no plan can be made for: asynchronous ones, {@code error-context}, {@code map}, lists of fixed length, and
 * types whose values would not fit into a memory.
 */
public final class UnsupportedTypeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Where the type occurs. */
    private final String path;

    UnsupportedTypeException(TypePath path, String problem) {
        super(path.isRoot() ? problem : path + ": " + problem);
        this.path = path.toString();
    }

    /**
     * Where the type occurs.
     *
     * @return the way from the function or type that was to be planned, for example "parameter `a`, field `b`"; empty for itself
     */
    public String path() {
        return path;
    }
}
