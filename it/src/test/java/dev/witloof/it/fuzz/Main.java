package dev.witloof.it.fuzz;

import dev.witloof.it.fuzz.Fuzzer.Summary;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.function.LongPredicate;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Fuzzes for some minutes and prints what was found; ends with 1 if that is anything. */
@Command(
        name = "it/fuzz/run",
        description =
                "Feeds damaged components, guests and WIT texts to Witloof, and counts what is not as documented.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Main implements Callable<Integer> {
    @Option(names = "--seed", description = "of all chance; another one each time if it is not given")
    private long seed = new Random().nextInt(Integer.MAX_VALUE);

    @Option(
            names = "--minutes",
            description = "for how long, over all targets (default: ${DEFAULT-VALUE})",
            defaultValue = "60")
    private double minutes;

    @Option(
            names = "--target",
            description = "only this one: reader, guests, components, wit or generate; may be repeated")
    private List<String> targets = List.of();

    @Option(names = "--case", description = "only the case of this number, of one target and a seed")
    private @Nullable Long number;

    @Option(names = "--cases", description = "as many cases of each target, however long they take")
    private @Nullable Long cases;

    @Option(names = "--findings", description = "the folder that inputs of findings are written to")
    private @Nullable Path findings;

    @Option(
            names = "--seeds",
            description = "a folder with more components and WIT texts to begin with; may be repeated")
    private List<Path> folders = List.of();

    @Option(names = "--root", description = "the checkout", hidden = true)
    private Path root = Path.of(".");

    private Main() {}

    /**
     * Runs the harness and ends the process.
     *
     * @param args see {@code --help}
     */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Main()).execute(args));
    }

    @Override
    public Integer call() throws IOException {
        List<Target> chosen = Targets.of(root, folders(), targets);
        System.out.println("seed " + seed + ", targets "
                + chosen.stream().map(Target::name).toList());
        Fuzzer fuzzer = new Fuzzer(seed, Fuzzer.HANG, System.out, Optional.ofNullable(findings));
        List<Summary> summaries = new ArrayList<>();
        for (Target target : chosen) {
            Summary summary = fuzzer.run(target, number == null ? 0 : number, until(chosen.size()));
            System.out.println(summary.text());
            summaries.add(summary);
        }
        long executions = summaries.stream().mapToLong(Summary::executions).sum();
        long found = summaries.stream().mapToLong(Summary::findings).sum();
        System.out.println("seed " + seed + ", " + executions + " executions, " + found + " findings");
        return found == 0 ? 0 : 1;
    }

    private List<Path> folders() {
        List<Path> all = new ArrayList<>(folders);
        String corpus = System.getenv("WITLOOF_CORPUS");
        if (corpus == null || corpus.isEmpty()) {
            System.err.println("WITLOOF_CORPUS is not set: begins with the inputs of the repository alone");
        } else {
            all.add(Path.of(corpus));
        }
        return all;
    }

    private LongPredicate until(int shares) {
        Long only = number;
        if (only != null) {
            return each -> each == only;
        }
        Long most = cases;
        if (most != null) {
            return each -> each < most;
        }
        long start = System.nanoTime();
        long time = (long) (minutes * TimeUnit.MINUTES.toNanos(1)) / shares;
        return each -> System.nanoTime() - start < time;
    }
}
