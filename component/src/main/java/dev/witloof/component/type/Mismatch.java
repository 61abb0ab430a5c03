package dev.witloof.component.type;

/**
 * The first difference between two types.
 *
 * @param path where the difference is
 * @param expected what was asked for, as text of bounded length
 * @param actual what is offered, as text of bounded length
 */
public record Mismatch(TypePath path, String expected, String actual) {
    /**
     * The difference as part of a sentence.
     *
     * @return for example "parameter `msg`, field `topic`: expected string, found u32"
     */
    @Override
    public String toString() {
        return (path.isRoot() ? "" : path + ": ") + "expected " + expected + ", found " + actual;
    }
}
