package dev.witloof.it.corpus;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the cases of a folder; ends with 1 if one failed, or if none ran. */
@CommandLine.Command(
        name = "it/corpus/run",
        description = "Runs WIT that must resolve, and WIT that must be refused.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Main implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "DIR", description = "a folder laid out as it/corpus/README.md says")
    private Path folder = Path.of(".");

    @Option(names = "--texts", description = "the table of texts and codes", hidden = true)
    private Path table = Path.of("it/corpus/texts.txt");

    @Option(names = "--seed", description = "what values depend on that are chosen by chance; 1 if it is left out")
    private long seed = 1;

    /**
     * Runs the cases.
     *
     * @param arguments see {@code it/corpus/README.md}
     */
    public static void main(String[] arguments) {
        System.exit(new CommandLine(new Main()).execute(arguments));
    }

    @Override
    public Integer call() throws IOException {
        return CorpusRun.run(folder, table, seed, System.out) ? 0 : 1;
    }
}
