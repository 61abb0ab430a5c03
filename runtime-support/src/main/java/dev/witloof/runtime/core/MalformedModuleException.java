package dev.witloof.runtime.core;

/** Thrown for a core module that is not valid WebAssembly, or that goes beyond what the runtime takes. */
public final class MalformedModuleException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** The byte in the module. */
    private final int offset;

    /**
     * A fault at a place in the module.
     *
     * @param offset the byte in the module at which the fault was found
     * @param message what was found, and what was wanted
     */
    public MalformedModuleException(int offset, String message) {
        super(message);
        this.offset = offset;
    }

    /**
     * A fault that the engine found.
     *
     * @param message what was found
     * @param cause the engine's own exception
     */
    public MalformedModuleException(String message, Throwable cause) {
        super(message, cause);
        this.offset = 0;
    }

    /**
     * Where the fault is.
     *
     * @return the byte in the module at which it was found; 0 where the engine found it, which does not say
     */
    public int offset() {
        return offset;
    }
}
