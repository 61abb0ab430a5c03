package dev.witloof.codegen.job;

import java.nio.file.Path;
import java.util.regex.Pattern;

/**
 * Where a job writes. Immutable.
 *
 * <p>The folders may be shared with other files and with other jobs: a job removes nothing but what it wrote, and
 * keeps of that what another job wrote as well whose state stands beside its own, in a file that ends with
 * {@value #STATE}. Jobs that run at the same time must differ in their state files and must not write the same folders.
 *
 * @param sources the folder of the Java sources
 * @param resources the folder of what belongs on the class path beside the compiled sources: the manifest of bindings
 * @param bindingsName the name of that manifest, without its folder and ending. It should be unique among the jars that
 *     may end up in one application, such as {@code com.acme.orders}, the group and artifact of a Maven project
 * @param state the file in which the job remembers what it wrote and of what; losing it costs no more than a run
 */
public record OutputLayout(Path sources, Path resources, String bindingsName, Path state) {

    /** The end of the names of state files by which jobs know each other's output. */
    public static final String STATE = ".state";

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.-]{0,199}");

    /**
     * Checks the name.
     *
     * @param sources the folder of the Java sources
     * @param resources the folder of the manifest of bindings
     * @param bindingsName the name of that manifest
     * @param state the file in which the job remembers what it wrote
     * @throws IllegalArgumentException if the name has other characters than ASCII letters, digits, {@code _ . -}, or is
     *     longer than 200
     */
    public OutputLayout {
        if (!NAME.matcher(bindingsName).matches()) {
            throw new IllegalArgumentException(
                    "the name of the bindings must be ASCII letters, digits, `_`, `.` and `-`,"
                            + " 200 at the most, such as `com.acme.orders`, and is `" + bindingsName + "`");
        }
    }
}
