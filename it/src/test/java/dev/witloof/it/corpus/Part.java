package dev.witloof.it.corpus;

import java.io.IOException;
import java.nio.file.Path;

/** A kind of cases, which lie together in a folder. */
interface Part {

    /**
     * Runs the cases of a folder.
     *
     * @param folder the folder, which exists
     * @param report where each case goes
     */
    void run(Path folder, Report report) throws IOException;
}
