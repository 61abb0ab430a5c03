package dev.witloof.it.corpus;

import dev.witloof.it.generation.GenerationCheck;
import dev.witloof.it.mirror.WorldCheck;
import dev.witloof.wit.WitLoader;
import dev.witloof.wit.model.Resolve;
import java.io.IOException;

/**
 * All of a package is generated and compiles without a warning, and all functions of its worlds are called on both sides; or
 * it is refused for being asynchronous.
 */
final class Generation {

    private Generation() {}

    /** Whether it is so; if not, the case has failed. */
    static boolean check(String name, Resolve resolve, WitLoader loader, Report report) throws IOException {
        try {
            switch (GenerationCheck.check(resolve)) {
                case GENERATED -> report.called(WorldCheck.check(resolve, loader, report.seed()));
                case REFUSED -> report.refused(name);
            }
            return true;
        } catch (AssertionError e) {
            report.failed(name, "generation: " + e.getMessage());
            return false;
        }
    }
}
