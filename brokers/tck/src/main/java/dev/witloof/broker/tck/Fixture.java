package dev.witloof.broker.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Capability;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.broker.client.Requester;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;

/** What one test works with: connections to the broker under test, fresh topics, and waiting. Closed after the test. */
final class Fixture implements AutoCloseable {
    private static final AtomicInteger NAMES = new AtomicInteger();
    private static final String RUN = Long.toString(System.nanoTime(), Character.MAX_RADIX);

    private final BrokerHarness harness;
    private final String group = freshName();
    private final Deque<Runnable> closing = new ArrayDeque<>();

    Fixture(BrokerHarness harness) {
        this.harness = harness;
    }

    BrokerHarness harness() {
        return harness;
    }

    /** Opens another connection to the broker under test. */
    Broker connect() {
        return connect(harness.endpoint());
    }

    Broker connect(Endpoint endpoint) {
        Broker broker = endpoint.connect();
        onClose(() -> broker.close(Duration.ZERO));
        return broker;
    }

    Requester requester(Broker broker) {
        Requester requester = new Requester(broker);
        onClose(requester::close);
        return requester;
    }

    /** Does something after the test, before what was asked for earlier. */
    void onClose(Runnable action) {
        closing.push(action);
    }

    /** A way that can be disturbed; skips the test if the harness has none. */
    Faults faults() {
        Faults faults = given(harness.faults(), "fault proxy in front of the broker");
        return faults;
    }

    /** What the harness gives, or else the test is skipped. */
    <T> T given(Optional<T> hook, String what) {
        assumeTrue(hook.isPresent(), () -> "the harness names no " + what);
        return hook.get();
    }

    void assumeCan(Broker broker, Capability... capabilities) {
        for (Capability capability : capabilities) {
            assumeTrue(can(broker, capability), () -> broker.system() + " lacks " + capability);
        }
    }

    void assumeLacks(Broker broker, Capability capability) {
        assumeTrue(!can(broker, capability), () -> broker.system() + " has " + capability + ", so refuses nothing");
    }

    static boolean can(Broker broker, Capability capability) {
        return broker.capabilities().contains(capability);
    }

    /** A topic that no other test uses, ready to be used. */
    String freshTopic() throws Exception {
        return harness.createTopic(freshName());
    }

    /** A name that no other test uses, valid on every broker. */
    static String freshName() {
        return "tck-" + RUN + "-" + NAMES.incrementAndGet();
    }

    /** The group of {@link #spec}, another one for each test. */
    String group() {
        return group;
    }

    /** A subscription of this test's group, where the broker has groups. */
    SubscriptionSpec.Builder spec(Broker broker, String topic) {
        SubscriptionSpec.Builder spec = SubscriptionSpec.builder(topic);
        return can(broker, Capability.GROUPS) ? spec.group(group) : spec;
    }

    Received subscribe(Broker broker, String topic) {
        return subscribe(broker, spec(broker, topic).build());
    }

    Received subscribe(Broker broker, SubscriptionSpec spec) {
        Received received = received();
        received.subscription = broker.subscribe(spec, received);
        return received;
    }

    Received received() {
        return new Received(harness);
    }

    void publish(Broker broker, String topic, String... texts) {
        for (String text : texts) {
            await(broker.publish(Envelope.of(topic, text)));
        }
    }

    /** Publishes where perhaps nobody listens, which some brokers tell. */
    void publishUnheard(Broker broker, String topic, String text) {
        Throwable failure = outcome(broker.publish(Envelope.of(topic, text)));
        if (failure != null) {
            assertThat(BrokerException.from(failure).kind()).isEqualTo(Kind.NO_ROUTE);
        }
    }

    <T> T await(CompletionStage<T> stage) {
        return stage.toCompletableFuture()
                .orTimeout(harness.patience().toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    /** What a stage fails with, or null. */
    @Nullable
    Throwable outcome(CompletionStage<?> stage) {
        return stage.toCompletableFuture()
                .orTimeout(harness.patience().toMillis(), TimeUnit.MILLISECONDS)
                .handle((value, failure) -> failure)
                .join();
    }

    /** What a stage fails with, unwrapped. */
    Throwable failure(CompletionStage<?> stage) {
        Throwable found = outcome(stage);
        if (found == null) {
            throw new AssertionError("a stage succeeded that should fail");
        }
        return found;
    }

    /** Sees that a stage fails with a kind. */
    BrokerException refusal(CompletionStage<?> stage, Kind... kinds) {
        return kinds(failure(stage), kinds);
    }

    /** Sees that a call throws a kind. */
    BrokerException refusal(ThrowingCallable call, Kind... kinds) {
        Throwable thrown = catchThrowable(call);
        assertThat(thrown).isInstanceOf(BrokerException.class);
        return kinds(thrown, kinds);
    }

    static String text(BrokerException refusal) {
        return Objects.requireNonNull(refusal.getMessage(), "message");
    }

    private static BrokerException kinds(Throwable failure, Kind... kinds) {
        BrokerException found = BrokerException.from(failure);
        assertThat(found.kind()).as("the kind of: %s", found).isIn((Object[]) kinds);
        assertThat(found).message().isNotBlank();
        return found;
    }

    void eventually(String what, BooleanSupplier condition) throws InterruptedException {
        eventually(what, harness.patience(), condition);
    }

    /** Waits for a condition; what it is, or how far it got, is asked for when it took too long. */
    void eventually(Object what, Duration limit, BooleanSupplier condition) throws InterruptedException {
        long start = System.nanoTime();
        // The time before the condition, which may take long, or come true while this thread has to wait for its turn.
        for (boolean late = false; !condition.getAsBoolean(); late = System.nanoTime() - start > limit.toNanos()) {
            if (late) {
                throw new AssertionError("waited " + limit + " in vain for: " + what);
            }
            Thread.sleep(5);
        }
    }

    @Override
    public void close() {
        harness.faults().ifPresent(faults -> faults.proxy().resume());
        RuntimeException failed = null;
        while (!closing.isEmpty()) {
            try {
                closing.pop().run();
            } catch (RuntimeException e) {
                failed = e;
            }
        }
        if (failed != null) {
            throw failed;
        }
    }
}
