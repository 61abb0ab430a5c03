package dev.witloof.cli;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Envelope;
import dev.witloof.component.binary.MalformedComponentException;
import dev.witloof.messaging.GuestFactory;
import dev.witloof.messaging.MessagingHost;
import dev.witloof.messaging.config.HostConfig;
import dev.witloof.messaging.config.WasiConfig;
import dev.witloof.runtime.Component;
import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.Trap;
import dev.witloof.wasi.WasiCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code witloof run}: hosts a messaging guest, runs a program, or calls a function. */
@Command(
        name = "run",
        description = {
            "Hosts a wasi:messaging guest, or runs a program.",
            "",
            "A component that exports wasi:cli/run is a program: it runs to its end, and its exit code is that of this"
                    + " command. Arguments for it stand after GUEST; those that begin with - after another --.",
            "",
            "A messaging guest is hosted with --subscribe. With --send, on an in-memory broker that nobody else uses:"
                    + " sends it messages, and prints what it published and replied: one line each, TOPIC: TEXT. It ends when the guest has ended with all messages,"
                    + " those included that it sent to a topic it is subscribed to. The guest may send to and request on"
                    + " every topic.",
            "",
            "With --broker, or with --config in place of all else, on brokers, until SIGTERM or SIGINT (Ctrl-C): then takes in no more messages,"
                    + " waits for those that the guest has, gives back what has not ended in time, and prints what"
                    + " became of all. The guest may send to and request on what it is granted.",
            ""
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class RunCommand implements Callable<Integer> {

    private static final double DEFAULT_DEADLINE = 30;

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "GUEST", arity = "0..1", index = "0", description = "The component: a .wasm file.")
    private @Nullable Path guest;

    @Parameters(
            paramLabel = "ARGUMENT",
            arity = "0..*",
            index = "1..*",
            description = "What the guest gets as its arguments, after its file's name.")
    private List<String> arguments = new ArrayList<>();

    @Option(
            names = {"-c", "--config"},
            paramLabel = "FILE",
            description = "A configuration file, which says everything; nothing but -v goes with it.")
    private @Nullable Path config;

    @Mixin
    private final BrokerOptions brokerOptions = new BrokerOptions();

    @Option(
            names = "--subscribe",
            paramLabel = "TOPIC",
            description = "A topic whose messages the guest handles; may be given several times. Wildcards are those of"
                    + " the broker; in memory a * stands for one part between dots, and > at the end for all that"
                    + " follow.")
    private List<String> topics = new ArrayList<>();

    @Mixin
    private final SendOptions sendOptions = new SendOptions();

    @Mixin
    private final WasiOptions wasiOptions = new WasiOptions();

    @Option(
            names = "--invoke",
            paramLabel = "CALL",
            description =
                    "Calls one function of the component instead, and prints its result: INTERFACE.FUNCTION(ARGUMENTS), or"
                            + " FUNCTION(ARGUMENTS) for one that stands in no interface, with arguments and result in WAVE, such as"
                            + " 'add(1, 2)' or 'acme:shop/prices.of({item: \"tea\", count: 2})'. The component is given no"
                            + " imports but those of WASI, as far as the options grant it; a function that calls"
                            + " another one traps. Nothing but them, --deadline and arguments go with it.")
    private @Nullable String call;

    @Option(
            names = "--attempts",
            paramLabel = "N",
            description = "How often a message that the guest failed on is given to it, in all. Default: 1 with --send,"
                    + " else 5.")
    private @Nullable Integer attempts;

    @Option(
            names = "--deadline",
            paramLabel = "SECONDS",
            description = "How long the guest may take for one message, or for its run. Default: 30, and none for a"
                    + " program.")
    private @Nullable Double deadline;

    @Option(
            names = "--instances",
            paramLabel = "N",
            description = "How many messages are handled at once. Default: 1 with --send, so that the output keeps the"
                    + " order, else as many as there are processors.")
    private @Nullable Integer instances;

    @Option(
            names = {"-v", "--verbose"},
            description = "Logs to standard error what the host does; twice, each message too. Without it, warnings.")
    private boolean[] verbose = new boolean[0];

    private RunCommand() {}

    @Override
    public Integer call() throws CommandFailure {
        try {
            Path file = config;
            if (file != null) {
                requireNothingBeside("--config", Set.of("--verbose"), "the file says it");
                return serve(() -> checked(file));
            }
            Path component = guest;
            if (component == null) {
                throw usage("GUEST is missing: a component, or --config FILE", null);
            }
            String invoked = call;
            if (invoked != null) {
                requireNothingBeside("--invoke", WasiOptions.NAMES, "it calls a function, and hosts nothing");
                return invoke(component, invoked);
            }
            if (topics.isEmpty()) {
                return runProgram(component);
            }
            return brokerOptions.url != null ? serve(() -> described(component)) : converse(component);
        } catch (BrokerException e) {
            if (e.kind() == BrokerException.Kind.INVALID_TOPIC) {
                throw usage(String.valueOf(e.getMessage()), e);
            }
            throw CommandFailure.of(String.valueOf(e.getMessage()), e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw CommandFailure.of("interrupted", e);
        }
    }

    /** Refuses what does not go with an option that says what is to be done; a guest goes with it if it needs one. */
    private void requireNothingBeside(String option, Set<String> fitting, String why) {
        boolean withGuest = !option.equals("--config");
        Set<String> ofGuest = Set.of("GUEST", "ARGUMENT", "--deadline");
        for (ArgSpec given : spec.commandLine().getParseResult().matchedArgs()) {
            String name = given instanceof OptionSpec named ? named.longestName() : given.paramLabel();
            if (!name.equals(option) && !fitting.contains(name) && !(withGuest && ofGuest.contains(name))) {
                throw usage(name + " does not go with " + option + ": " + why, null);
            }
        }
    }

    private int invoke(Path file, String invoked) throws CommandFailure {
        Component component = component(file);
        try {
            new Invocation(component, granted(file))
                    .run(
                            invoked,
                            deadline(),
                            spec.commandLine().getOut(),
                            spec.commandLine().getErr());
            return ExitCode.OK;
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()), e);
        }
    }

    private int runProgram(Path file) throws CommandFailure {
        Component component = component(file);
        if (!WasiCommand.isProgram(component)) {
            throw usage(new ExportedFunctions(component).uses(), null);
        }
        requireNothingBeside("a program", WasiOptions.NAMES, "only what it may do, its arguments and --deadline do");
        try {
            return new ProgramRun(file, component)
                    .run(
                            granted(file),
                            Optional.ofNullable(deadline).map(RunCommand::seconds),
                            spec.commandLine().getOut(),
                            spec.commandLine().getErr());
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()), e);
        }
    }

    /** What the guest may do with WASI. */
    private WasiConfig granted(Path file) {
        List<String> all = new ArrayList<>(List.of(String.valueOf(file.getFileName())));
        all.addAll(arguments);
        return wasiOptions.config(all);
    }

    private Duration deadline() {
        return seconds(deadline == null ? DEFAULT_DEADLINE : deadline);
    }

    /** What a file says, after the same check as that of {@code config check}, which takes a while. */
    private HostConfig checked(Path file) throws CommandFailure {
        spec.commandLine().getErr().println("checking " + PrintableText.line(file.toString()));
        return InputFile.config(file);
    }

    /** Where the description of a host comes from. */
    private interface Description {
        HostConfig get() throws CommandFailure;
    }

    private int serve(Description description) throws CommandFailure, InterruptedException {
        Logging.level("warn", verbose);
        try (Termination termination = Termination.install()) {
            return new Serving(
                            description.get(),
                            spec.commandLine().getOut(),
                            spec.commandLine().getErr())
                    .run(termination);
        } catch (IllegalArgumentException e) {
            throw CommandFailure.of(String.valueOf(e.getMessage()), e);
        }
    }

    /** What the options say. */
    private HostConfig described(Path component) {
        if (sendOptions.isGiven()) {
            throw usage("--send and --metadata go with the in-memory broker, without --broker", null);
        }
        try {
            return brokerOptions.describe(component, topics, attempts, instances, deadline(), granted(component));
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()), e);
        }
    }

    private static Duration seconds(double count) {
        return BrokerOptions.seconds(count);
    }

    private int converse(Path file) throws CommandFailure, InterruptedException {
        brokerOptions.requireNone(spec.commandLine());
        try {
            List<Envelope> messages = sendOptions.messages(topics);
            Logging.level("off", verbose);
            MemoryHosting hosting = new MemoryHosting(
                    topics,
                    attempts == null ? 1 : attempts,
                    spec.commandLine().getOut(),
                    spec.commandLine().getErr());
            boolean handled = hosting.send(messages, () -> MessagingHost.builder(
                            GuestFactory.of(component(file), granted(file).host()))
                    .instances(instances == null ? 1 : instances)
                    .deadline(deadline()));
            return handled ? ExitCode.OK : ExitCode.FAILED;
        } catch (LinkException | Trap e) {
            throw CommandFailure.of(file + ": " + e.getMessage(), e);
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()), e);
        }
    }

    private ParameterException usage(String message, @Nullable Throwable cause) {
        return new ParameterException(spec.commandLine(), PrintableText.of(message), cause);
    }

    private static Component component(Path component) throws CommandFailure {
        try {
            return Component.load(component);
        } catch (IOException e) {
            throw InputFile.unreadable(component, e);
        } catch (MalformedComponentException e) {
            throw CommandFailure.of(component + ": " + e.getMessage(), e);
        }
    }
}
