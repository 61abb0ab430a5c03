package dev.witloof.broker.tck;

import dev.witloof.broker.Capability;
import dev.witloof.broker.DeadLetterPolicy;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Metadata;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the contract has to know of the broker under test: how to reach it, what must be prepared at the server, how long
 * things take, and where its limits are. Only {@link #endpoint()} and {@link #topicsToRefuse()} have no default; every
 * other that is left as it is may cost a test, which is then skipped with the reason.
 *
 * <p>One harness serves one test at a time. It neither starts nor stops for a test: the server runs for the whole test
 * class.
 */
public interface BrokerHarness {

    /**
     * How to connect to the broker under test; always the same one.
     *
     * @return the endpoint, which may be connected to many times
     */
    Endpoint endpoint();

    /**
     * Prepares a topic that is new: creates what the broker wants to exist before somebody publishes or subscribes to
     * it, and where its default dead letters go.
     *
     * @param suggested a name of letters, digits and hyphens that no other test uses
     * @return the topic to use, which may differ
     * @throws Exception if the server refuses; fails the test
     */
    default String createTopic(String suggested) throws Exception {
        return suggested;
    }

    /**
     * Topics that publishing must refuse as {@code INVALID_TOPIC}: malformed ones, and wildcards where there are any.
     *
     * @return at least one
     */
    List<String> topicsToRefuse();

    /**
     * Patterns that a subscription must refuse where {@link Capability#WILDCARDS} is missing.
     *
     * @param unique a name that no other test uses
     * @return patterns of other brokers, which somebody may try
     */
    default List<String> wildcardsToRefuse(String unique) {
        return List.of(unique + ".*", unique + ".>", unique + "/#", unique + "/+");
    }

    /**
     * A pattern with topics, created where needed. Wanted where the broker has {@link Capability#WILDCARDS}.
     *
     * @param unique a name that no other test uses
     * @return the pattern
     * @throws Exception if the server refuses; fails the test
     */
    default Optional<Wildcard> wildcard(String unique) throws Exception {
        return Optional.empty();
    }

    /**
     * A pattern that stands for a topic and for the topic of that one's dead letters, with topics as those of
     * {@link #wildcard}. Wanted where the broker has {@link Capability#WILDCARDS}.
     *
     * @param unique a name that no other test uses
     * @return the pattern, often the one that stands for all that begins alike
     * @throws Exception if the server refuses; fails the test
     */
    default Optional<Wildcard> wildcardOverDeadLetters(String unique) throws Exception {
        return Optional.empty();
    }

    /**
     * A well-formed topic to which publishing fails, because nothing exists there and nothing is created by itself.
     *
     * @param unique a name that no other test uses
     * @return the topic, or nothing where every well-formed topic can be published to
     */
    default Optional<String> missingTopic(String unique) {
        return Optional.empty();
    }

    /**
     * How long to watch before believing that nothing comes.
     *
     * @return 300 milliseconds unless overridden
     */
    default Duration quiet() {
        return Duration.ofMillis(300);
    }

    /**
     * How long anything may take that should happen at once, connecting and reconnecting included.
     *
     * @return 60 seconds unless overridden: a machine that does much else needs them
     */
    default Duration patience() {
        return Duration.ofSeconds(60);
    }

    /**
     * How long the broker may keep a message whose consumer vanished without a word, before it is handed out again.
     * Configure the server or the {@link #endpoint()} to keep this short.
     *
     * @return 20 seconds unless overridden
     */
    default Duration redelivery() {
        return Duration.ofSeconds(20);
    }

    /**
     * A body size that is taken, when the message has nothing else, while one of twice the size is refused as
     * {@code TOO_LARGE}.
     *
     * @return bytes, or nothing where no limit is known
     */
    default OptionalInt largestBody() {
        return OptionalInt.empty();
    }

    /**
     * Whether the broker can carry some ordinary metadata: with empty values, outside ASCII, many, or long. What it
     * cannot carry must be refused as {@code UNSUPPORTED}.
     *
     * @param metadata without repeated keys
     * @return true unless overridden
     */
    default boolean carries(Metadata metadata) {
        return true;
    }

    /**
     * Names that the adapter or its broker uses for headers, properties or attributes of its own. As metadata of a user
     * they must arrive as they are or be refused as {@code UNSUPPORTED}, and never be taken for the adapter's.
     *
     * @return names beyond the usual ones, which are tried anyway
     */
    default List<String> reservedKeys() {
        return List.of();
    }

    /**
     * Whether a topic can have several groups that each get all messages. Matters where there are
     * {@link Capability#GROUPS}.
     *
     * @return true unless overridden; false where a topic is one queue
     */
    default boolean severalGroups() {
        return true;
    }

    /**
     * Whether the members of a group take single messages, so that one which is full or paused leaves its messages to
     * the others.
     *
     * @return true unless overridden; false where a member owns a part of the topic, such as Kafka's partitions
     */
    default boolean sharesSingleMessages() {
        return true;
    }

    /**
     * Whether the unsettled messages of a member that vanished go to another member of its group. Matters where there
     * is {@link Capability#BROKER_REDELIVERY}.
     *
     * @return true unless overridden; false where they wait for the same member to come back
     */
    default boolean handsOverToOthers() {
        return true;
    }

    /**
     * The topic to which {@link DeadLetterPolicy.BrokerDefault} leads, if the dead letters can be subscribed to there.
     *
     * @param topic a topic that {@link #createTopic} made
     * @return {@code <topic>.dlq} unless overridden; nothing where they can only be read by {@link #readDeadLetter}
     */
    default Optional<String> deadLetterTopic(String topic) {
        return Optional.of(topic + ".dlq");
    }

    /**
     * Reads and removes a message from where the broker itself puts the dead letters of a topic. Called only where
     * {@link #deadLetterTopic} gives nothing.
     *
     * @param topic a topic that {@link #createTopic} made
     * @param wait how long to wait for one
     * @return the dead letter, or nothing if there was none in time
     * @throws Exception if the server refuses; fails the test
     */
    default Optional<Envelope> readDeadLetter(String topic, Duration wait) throws Exception {
        throw new UnsupportedOperationException(
                getClass().getName() + " has no deadLetterTopic, so it must override readDeadLetter");
    }

    /**
     * A way to the broker that can be disturbed. Without one, nothing is tested about lost connections.
     *
     * @return the way, the same for all tests; every test leaves the proxy undisturbed
     */
    default Optional<Faults> faults() {
        return Optional.empty();
    }

    /**
     * A way as short of patience as the adapter allows: with a setting that bounds the time for connecting, for instance.
     * One test has to wait for the end of that time. Others connect with the endpoint as it is, which leaves a busy machine
     * the time that it needs.
     *
     * @param endpoint where to
     * @return the endpoint with other settings; as it is unless overridden
     */
    default Endpoint impatient(Endpoint endpoint) {
        return endpoint;
    }

    /**
     * An address where nobody listens, for instance at {@link FaultProxy#unusedPort()}.
     *
     * @return the endpoint
     */
    default Optional<Endpoint> unreachable() {
        return Optional.empty();
    }

    /**
     * The broker under test, with credentials that it must not accept.
     *
     * @return the endpoint
     */
    default Optional<Endpoint> wrongCredentials() {
        return Optional.empty();
    }
}
