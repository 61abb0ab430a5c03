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
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code witloof run}: hosts a messaging guest on the in-memory broker and shows what it does with some messages. */
@Command(
        name = "run",
        description = "Hosts a wasi:messaging guest on an in-memory broker, sends it messages, and prints what it"
                + " published and replied: one line each, TOPIC: TEXT. It ends when the guest has ended with all"
                + " messages, those included that it sent to a topic it is subscribed to. The guest may send to and"
                + " request on every topic of that broker, which nobody else uses.",
        mixinStandardHelpOptions = true,
        versionProvider = Main.Version.class)
final class RunCommand implements Callable<Integer> {

    @Spec
    @SuppressWarnings("NullAway.Init") // set by picocli
    private CommandSpec spec;

    @Parameters(paramLabel = "GUEST", description = "The component: a .wasm file.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private Path guest;

    @Option(
            names = "--subscribe",
            paramLabel = "TOPIC",
            required = true,
            description =
                    "A topic whose messages the guest handles; may be given several times. A * stands for one part"
                            + " between dots, and > at the end for all that follow.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private List<String> topics;

    @Option(
            names = "--send",
            paramLabel = "TOPIC=TEXT",
            required = true,
            description = "A message to send, in order; may be given several times. TOPIC=@FILE sends a file's bytes.")
    @SuppressWarnings("NullAway.Init") // set by picocli
    private List<String> sends;

    @Option(names = "--metadata", paramLabel = "KEY=VALUE", description = "Metadata of every message that is sent.")
    private List<String> metadata = new ArrayList<>();

    @Option(
            names = "--attempts",
            paramLabel = "N",
            defaultValue = "1",
            description = "How often a message that the guest failed on is given to it, in all. Default: 1.")
    private int attempts;

    @Option(
            names = "--deadline",
            paramLabel = "SECONDS",
            defaultValue = "30",
            description = "How long the guest may take for one message. Default: 30.")
    private double deadline;

    @Option(
            names = "--instances",
            paramLabel = "N",
            defaultValue = "1",
            description = "How many messages are handled at once. Default: 1, so that the output keeps the order.")
    private int instances;

    private RunCommand() {}

    @Override
    public Integer call() throws CommandFailure {
        try (MemoryBroker memory = MemoryBroker.create();
                Conversation conversation = new Conversation(
                        memory,
                        topics,
                        attempts,
                        spec.commandLine().getOut(),
                        spec.commandLine().getErr())) {
            return converse(conversation, messages()) ? ExitCode.OK : ExitCode.FAILED;
        } catch (LinkException | Trap e) {
            throw CommandFailure.of(guest + ": " + e.getMessage(), e);
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

    private boolean converse(Conversation conversation, List<Envelope> messages)
            throws CommandFailure, InterruptedException {
        MessagingHost host = host(conversation).start();
        try {
            return conversation.send(messages);
        } finally {
            host.close();
        }
    }

    private MessagingHostBuilder host(Conversation conversation) throws CommandFailure {
        try {
            MessagingHostBuilder host = MessagingHost.builder(load())
                    .connection(MessagingHost.DEFAULT_CONNECTION, conversation.broker())
                    .grant(Grants.all())
                    .instances(instances)
                    .deadline(Duration.ofNanos(
                            (long) (deadline * Duration.ofSeconds(1).toNanos())))
                    .listener(conversation);
            for (String topic : topics) {
                host.subscribe(SubscriptionSpec.builder(topic)
                        .group("witloof-run")
                        .maxAttempts(attempts)
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

    private Component load() throws CommandFailure {
        try {
            return Component.load(guest);
        } catch (IOException e) {
            throw InputFile.unreadable(guest, e);
        } catch (MalformedComponentException e) {
            throw CommandFailure.of(guest + ": " + e.getMessage(), e);
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
