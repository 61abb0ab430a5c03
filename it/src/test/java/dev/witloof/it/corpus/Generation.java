package dev.witloof.it.corpus;

import dev.witloof.it.generation.GenerationCheck;
import dev.witloof.wit.model.Resolve;
import java.io.IOException;

/** All of a package is generated and compiles without a warning, or is refused for being asynchronous. */
final class Generation {

    private Generation() {}

    /** Whether it is so; if not, the case has failed. */
    static boolean check(String name, Resolve resolve, Report report) throws IOException {
        try {
            GenerationCheck.check(resolve);
            return true;
        } catch (AssertionError e) {
            report.failed(name, "generation: " + e.getMessage());
            return false;
        }
    }
}
