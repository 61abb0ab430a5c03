package dev.witloof.cli;

import dev.witloof.broker.Backoff;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.memory.MemoryBroker;
import dev.witloof.broker.memory.MemoryLimits;
import dev.witloof.component.binary.MalformedComponentException;
import dev.witloof.messaging.Grants;
import dev.witloof.messaging.MessagingHost;
import dev.witloof.messaging.MessagingHostBuilder;
import dev.witloof.messaging.config.HostConfig;
import dev.witloof.runtime.Component;
import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.Trap;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
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

/** {@code witloof run}: hosts a messaging guest. */
@Command(
        name = "run",
        description = {
            "Hosts a wasi:messaging guest.",
            "",
            "With --send, on an in-memory broker that nobody else uses: sends it messages, and prints what it published"
                    + " and replied: one line each, TOPIC: TEXT. It ends when the guest has ended with all messages,"
                    + " those included that it sent to a topic it is subscribed to. The guest may send to and request on"
                    + " every topic.",
            "",
            "With --broker or --config, on brokers, until SIGTERM or SIGINT (Ctrl-C): then takes in no more messages,"
                    + " waits for those that the guest has, gives back what has not ended in time, and prints what"
                    + " became of all. The guest may send to and request on what it is granted.",
            ""
        },
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class RunCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "GUEST", arity = "0..1", description = "The component: a .wasm file.")
    private @Nullable Path guest;

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

    @Option(
            names = "--send",
            paramLabel = "TOPIC=TEXT",
            description = "A message to send, in order; may be given several times. TOPIC=@FILE sends a file's bytes.")
    private List<String> sends = new ArrayList<>();

    @Option(
            names = "--invoke",
            paramLabel = "CALL",
            description =
                    "Calls one function of the component instead, and prints its result: INTERFACE.FUNCTION(ARGUMENTS), or"
                            + " FUNCTION(ARGUMENTS) for one that stands in no interface, with arguments and result in WAVE, such as"
                            + " 'add(1, 2)' or 'acme:shop/prices.of({item: \"tea\", count: 2})'. The component is given no"
                            + " imports. Nothing but --deadline goes with it.")
    private @Nullable String call;

    @Option(names = "--metadata", paramLabel = "KEY=VALUE", description = "Metadata of every message that is sent.")
    private List<String> metadata = new ArrayList<>();

    @Option(
            names = "--attempts",
            paramLabel = "N",
            description = "How often a message that the guest failed on is given to it, in all. Default: 1 with --send,"
                    + " else 5.")
    private @Nullable Integer attempts;

    @Option(
            names = "--deadline",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long the guest may take for one message. Default: 30.")
    private double deadline;

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
                requireNothingBeside("--config", "--verbose", "the file says it");
                return serve(() -> checked(file));
            }
            Path component = guest;
            if (component == null) {
                throw usage("GUEST is missing: a component, or --config FILE", null);
            }
            String invoked = call;
            if (invoked != null) {
                requireNothingBeside("--invoke", "--deadline", "it calls a function, and hosts nothing");
                new Invocation(component(component))
                        .run(invoked, seconds(deadline), spec.commandLine().getOut());
                return ExitCode.OK;
            }
            if (topics.isEmpty()) {
                throw usage("--subscribe is missing: a topic whose messages the guest handles", null);
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
    private void requireNothingBeside(String option, String fitting, String why) {
        for (ArgSpec given : spec.commandLine().getParseResult().matchedArgs()) {
            String name = given instanceof OptionSpec named ? named.longestName() : given.paramLabel();
            boolean fits = name.equals(option) || name.equals(fitting) || (call != null && name.equals("GUEST"));
            if (!fits) {
                throw usage(name + " does not go with " + option + ": " + why, null);
            }
        }
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
        if (!sends.isEmpty() || !metadata.isEmpty()) {
            throw usage("--send and --metadata go with the in-memory broker, without --broker", null);
        }
        try {
            return brokerOptions.describe(component, topics, attempts, instances, seconds(deadline));
        } catch (IllegalArgumentException e) {
            throw usage(String.valueOf(e.getMessage()), e);
        }
    }

    private static Duration seconds(double count) {
        return BrokerOptions.seconds(count);
    }

    private int converse(Path component) throws CommandFailure, InterruptedException {
        if (sends.isEmpty()) {
            throw usage("--send is missing: a message for the guest; or --broker URL, to host it on a broker", null);
        }
        brokerOptions.requireNone(spec.commandLine());
        Logging.level("off", verbose);
        int most = attempts == null ? 1 : attempts;
        try (MemoryBroker memory = MemoryBroker.create();
                Conversation conversation = new Conversation(
                        memory,
                        topics,
                        most,
                        spec.commandLine().getOut(),
                        spec.commandLine().getErr())) {
            return converse(component, conversation, most, messages()) ? ExitCode.OK : ExitCode.FAILED;
        } catch (LinkException | Trap e) {
            throw CommandFailure.of(component + ": " + e.getMessage(), e);
        }
    }

    private boolean converse(Path component, Conversation conversation, int most, List<Envelope> messages)
            throws CommandFailure, InterruptedException {
        MessagingHost host = host(component, conversation, most).start();
        try {
            return conversation.send(messages);
        } finally {
            host.close();
        }
    }

    private MessagingHostBuilder host(Path component, Conversation conversation, int most) throws CommandFailure {
        try {
            MessagingHostBuilder host = MessagingHost.builder(component(component))
                    .connection(MessagingHost.DEFAULT_CONNECTION, conversation.broker())
                    .grant(Grants.all())
                    .instances(instances == null ? 1 : instances)
                    .deadline(seconds(deadline))
                    .listener(conversation);
            for (String topic : topics) {
                host.subscribe(SubscriptionSpec.builder(topic)
                        .group("witloof-run")
                        .maxAttempts(most)
                        .backoff(Backoff.NONE)
                        .build());
            }
            return host;
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

    private List<Envelope> messages() throws CommandFailure {
        List<Envelope> messages = new ArrayList<>();
        for (String send : sends) {
            String[] pair = pair("--send", "TOPIC=TEXT", send);
            requireSubscribed(pair[0]);
            Envelope.Builder message = Envelope.builder(pair[0]);
            if (pair[1].startsWith("@")) {
                message.data(InputFile.read(Path.of(pair[1].substring(1)), MemoryLimits.DEFAULT.bodyBytes()));
            } else {
                message.text(pair[1]);
            }
            for (String one : metadata) {
                String[] entry = pair("--metadata", "KEY=VALUE", one);
                message.metadata(entry[0], entry[1]);
            }
            messages.add(message.build());
        }
        return messages;
    }

    private void requireSubscribed(String topic) {
        if (topics.stream().noneMatch(subscribed -> MemoryBroker.matches(subscribed, topic))) {
            throw usage(
                    "nobody would get a message to " + topic + ": the guest is subscribed to "
                            + String.join(", ", topics) + "; add --subscribe " + topic,
                    null);
        }
    }

    private String[] pair(String option, String form, String given) {
        int equals = given.indexOf('=');
        if (equals < 1) {
            throw usage(option + " wants " + form + ", but was given \"" + given + "\"", null);
        }
        return new String[] {given.substring(0, equals), given.substring(equals + 1)};
    }
}
