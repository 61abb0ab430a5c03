package dev.witloof.it.spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs scripts in the JSON form, and prints what failed; ends with 1 if anything did, or if there was nothing to run. */
@CommandLine.Command(
        name = "it/spec/run",
        description = "Runs the component model's test scripts.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Main implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DIR", description = "a folder of scripts, converted to JSON")
    private Path folder = Path.of(".");

    @Option(names = "--texts", description = "the table of texts and rules", hidden = true)
    private Path table = Path.of("it/spec/texts.txt");

    /**
     * Runs the scripts.
     *
     * @param arguments see {@code it/spec/README.md}
     */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        List<Script> scripts = Script.below(folder);
        Texts texts = Texts.read(table);
        Summary summary = new Summary(System.out);
        for (Script script : scripts) {
            try (Session session = new Session(texts, new UnreadyEngine())) {
                for (Command command : script.commands()) {
                    summary.add(script, command, session.run(command));
                }
            }
        }
        return summary.finish() ? 0 : 1;
    }
}
