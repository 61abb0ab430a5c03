package dev.witloof.codegen.bind;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;

/**
 * How much Java is generated. All of it is in memory before the first file is written, and a little WIT may ask for a lot.
 * Stateless.
 */
public final class SourceLimits {
    private static final long MEGA = 1_000_000;

    /** The most characters of one file, and of what is estimated for an interface. Most functions take one to ten thousand. */
    public static final long OF_FILE = 24 * MEGA;

    /** The most characters of all files. */
    public static final long OF_ALL = 120 * MEGA;

    private SourceLimits() {}

    static Diagnostic estimated(WitItem item, long size) {
        return file(
                item,
                "would have about " + (size + MEGA - 1) / MEGA + " million characters, and " + OF_FILE / MEGA
                        + " million are the most");
    }

    /**
     * Says that a file is too large.
     *
     * @param item what it is made of
     * @return the diagnostic
     */
    public static Diagnostic ofFile(WitItem item) {
        return file(item, "has more than " + OF_FILE / MEGA + " million characters");
    }

    /**
     * Says that all files are too large together.
     *
     * @param item what the last of them is made of
     * @return the diagnostic
     */
    public static Diagnostic ofAll(WitItem item) {
        return Diagnostic.error(
                        DiagnosticCode.LIMIT,
                        item.span(),
                        "with this, all Java has more than " + OF_ALL / MEGA + " million characters")
                .help("generate fewer worlds and interfaces at once");
    }

    private static Diagnostic file(WitItem item, String reason) {
        return Diagnostic.error(DiagnosticCode.LIMIT, item.span(), "the Java of this " + reason)
                .help("move some of it to another interface");
    }
}
