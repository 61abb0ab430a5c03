package dev.witloof.it.faults;

import dev.witloof.broker.Brokers;
import dev.witloof.it.faults.Campaign.Limits;
import dev.witloof.it.faults.Publisher.Load;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs campaigns on brokers and prints what was counted; ends with 1 if anything is wrong. */
@Command(
        name = "it/faults/run",
        description = "Kills hosts, brokers and the network between them while numbered messages pass, and counts.",
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class Main implements Callable<Integer> {
    private static final Load LOAD = new Load(200, 300, 128);
    private static final Limits LIMITS =
            new Limits(Duration.ofMinutes(1), Duration.ofSeconds(45), Duration.ofSeconds(2));
    // Where messages are lost they are neither under way for ever, nor waited for as long.
    private static final Load LOSSY_LOAD = new Load(200, Integer.MAX_VALUE, 128);
    private static final Limits LOSSY_LIMITS =
            new Limits(Duration.ofMinutes(1), Duration.ofSeconds(5), Duration.ofSeconds(2));

    @Option(
            names = "--kills",
            description = "how many hosts and brokers are killed over all brokers (default: ${DEFAULT-VALUE})",
            defaultValue = "140")
    private int kills;

    @Option(names = "--broker", description = "only this one; may be repeated")
    private List<String> brokers = List.of();

    @Option(names = "--seed", description = "of all chance; another one each time if it is not given")
    private long seed = new Random().nextInt(Integer.MAX_VALUE);

    @Option(
            names = "--flood",
            description = "also floods a slow guest for so many seconds on each broker (default: ${DEFAULT-VALUE})",
            defaultValue = "0")
    private int floodSeconds;

    @Option(names = "--required", description = "fail where a broker is not installed, rather than leave it out")
    private boolean required;

    @Option(names = "--guest", description = "the component that the hosts run", hidden = true)
    private Path guest = Path.of("it/guests/prebuilt/upper-c.wasm");

    @Option(names = "--directory", description = "where stores and logs are kept", hidden = true)
    private Path directory = Path.of("it/target/faults");

    private final Report report = new Report(System.out);

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
    public Integer call() throws Exception {
        List<Target> targets = targets();
        report.say("seed " + seed + ", " + kills + " kills over "
                + targets.stream().map(Target::label).toList());
        for (int i = 0; i < targets.size(); i++) {
            // What does not divide goes to the first ones.
            int share = kills / targets.size() + (i < kills % targets.size() ? 1 : 0);
            try {
                run(targets.get(i), share, seed + i);
            } catch (RuntimeException e) {
                report.wrong(targets.get(i).label() + ": " + e);
            }
        }
        return report.end("seed " + seed);
    }

    private List<Target> targets() {
        List<Target> wanted = brokers.isEmpty()
                ? List.of(Target.values())
                : brokers.stream().map(Target::of).toList();
        List<Target> found = new ArrayList<>();
        for (Target target : wanted) {
            if (!Brokers.schemes().contains(target.kind().scheme())) {
                report.say(target.label() + " is left out: no adapter serves it");
            } else if (!target.kind().availability().isAvailable()) {
                report.say(target.label() + " is left out: "
                        + target.kind().availability().reason());
                if (required) {
                    report.wrong(target.label() + " is not installed");
                }
            } else {
                found.add(target);
            }
        }
        return found;
    }

    private void run(Target target, int share, long targetSeed) throws Exception {
        try (Stage stage = Stage.open(target, directory.resolve(target.label()), guest)) {
            int brokerKills = target.brokerKills(share);
            boolean kept = target.keeps(Fault.Column.BROKER);
            if (!kept && target.keeps(Fault.Column.HOST)) {
                campaign(stage, target.label(), "hosts", Plan.of(targetSeed, share - brokerKills, 0, share / 2), true);
                campaign(stage, target.label(), "broker", Plan.of(targetSeed, 0, brokerKills, 0), false);
            } else {
                Plan plan = Plan.of(targetSeed, share - brokerKills, brokerKills, share / 2);
                campaign(stage, target.label(), "kills", plan, kept);
            }
            if (floodSeconds > 0) {
                flood(stage, target);
            }
            int corruptions = Math.max(1, share / 20);
            Plan plan = new Plan(targetSeed, Collections.nCopies(corruptions, Fault.CORRUPTED));
            campaign(stage, target.label(), "corruption", plan, false);
            for (HostProcess host : stage.hosts()) {
                host.deaths().forEach(death -> report.wrong(target.label() + ": " + death));
            }
        }
    }

    private void campaign(Stage stage, String label, String name, Plan plan, boolean keeps)
            throws InterruptedException {
        Limits limits = keeps ? LIMITS : LOSSY_LIMITS;
        Campaign campaign =
                new Campaign(name, stage.publishing(), stage.counting(), Stage.TOPIC, stage.strikes(), limits);
        Campaign.Outcome outcome = campaign.run(plan, keeps ? LOAD : LOSSY_LOAD);
        report.add(label + (name.equals("kills") ? "" : ", " + name), outcome, keeps);
    }

    private void flood(Stage stage, Target target) throws InterruptedException {
        Flood.Outcome outcome =
                Flood.run(stage, Duration.ofSeconds(floodSeconds), LIMITS.quiet(), target.keeps(Fault.Column.HOST));
        report.add(target.label(), floodSeconds, outcome);
    }
}
