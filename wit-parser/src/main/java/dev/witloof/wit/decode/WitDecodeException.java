package dev.witloof.wit.decode;

/** A sound component that WIT has no words for: what of it, what was found there, and what WIT could say. */
public final class WitDecodeException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /**
     * An error at the given place.
     *
     * @param place what of the component, such as "import `a:b/c`, function `f`"
     * @param found what is there
     * @param wanted what WIT has words for
     */
    public WitDecodeException(String place, String found, String wanted) {
        super("no WIT for " + place + ": found " + found + ", wanted " + wanted);
    }
}
