package dev.witloof.cli;

import dev.witloof.broker.Envelope;
import dev.witloof.broker.memory.MemoryBroker;
import dev.witloof.broker.memory.MemoryLimits;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Option;

/** The options of {@code witloof run} that say what messages a guest is sent. */
final class SendOptions {
    @Option(
            names = "--send",
            paramLabel = "TOPIC=TEXT",
            description = "A message to send, in order; may be given several times. TOPIC=@FILE sends a file's bytes.")
    private List<String> sends = new ArrayList<>();

    @Option(names = "--metadata", paramLabel = "KEY=VALUE", description = "Metadata of every message that is sent.")
    private List<String> metadata = new ArrayList<>();

    SendOptions() {}

    boolean isGiven() {
        return !sends.isEmpty() || !metadata.isEmpty();
    }

    /**
     * The messages.
     *
     * @param topics what the guest is subscribed to
     * @throws CommandFailure if a file cannot be read
     * @throws IllegalArgumentException if there is none, or an option is malformed, or nobody would get a message
     */
    List<Envelope> messages(List<String> topics) throws CommandFailure {
        if (sends.isEmpty()) {
            throw new IllegalArgumentException(
                    "--send is missing: a message for the guest; or --broker URL, to host it on a broker");
        }
        List<Envelope> messages = new ArrayList<>();
        for (String send : sends) {
            String[] pair = pair("--send", "TOPIC=TEXT", send);
            requireSubscribed(topics, pair[0]);
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

    private static void requireSubscribed(List<String> topics, String topic) {
        if (topics.stream().noneMatch(subscribed -> MemoryBroker.matches(subscribed, topic))) {
            throw new IllegalArgumentException("nobody would get a message to " + topic
                    + ": the guest is subscribed to " + String.join(", ", topics) + "; add --subscribe " + topic);
        }
    }

    private static String[] pair(String option, String form, String given) {
        int equals = given.indexOf('=');
        if (equals < 1) {
            throw new IllegalArgumentException(option + " wants " + form + ", but was given \"" + given + "\"");
        }
        return new String[] {given.substring(0, equals), given.substring(equals + 1)};
    }
}
