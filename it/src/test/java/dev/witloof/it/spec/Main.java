package dev.witloof.it.spec;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs scripts in the JSON form; ends with 1 if a command failed, or if none passed. */
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
        return Scripts.run(folder, table, System.out) ? 0 : 1;
    }
}
