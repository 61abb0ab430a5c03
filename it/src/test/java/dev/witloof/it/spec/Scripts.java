package dev.witloof.it.spec;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;

/** Runs all scripts of a folder. */
final class Scripts {
    private Scripts() {}

    /**
     * Runs the scripts, and prints what failed and what was skipped.
     *
     * @param folder a folder of converted scripts
     * @param table the table of texts and rules
     * @param out where to print
     * @return whether something passed and nothing failed
     */
    static boolean run(Path folder, Path table, PrintStream out) throws IOException {
        Texts texts = Texts.read(table);
        Summary summary = new Summary(out);
        for (Script script : Script.below(folder)) {
            try (Session session = new Session(texts, new ValuesEngine())) {
                for (Command command : script.commands()) {
                    summary.add(script, command, session.run(command));
                }
            }
        }
        return summary.finish();
    }
}
