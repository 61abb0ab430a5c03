package dev.witloof.broker.rabbitmq;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Envelope;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One message that a test publishes, and how that ends. */
record Publishing(CompletableFuture<Void> result) {
    private static final int SECONDS = 60;

    static Publishing of(Broker broker, Envelope message) {
        return new Publishing(broker.publish(message).toCompletableFuture());
    }

    static Publishing of(Broker broker, String topic, String text) {
        return of(broker, Envelope.of(topic, text));
    }

    void succeeds() throws InterruptedException, ExecutionException, TimeoutException {
        result.get(SECONDS, TimeUnit.SECONDS);
    }

    /** False if it took too long, or there was no connection. */
    boolean isTaken() throws InterruptedException {
        try {
            succeeds();
            return true;
        } catch (ExecutionException | TimeoutException e) {
            BrokerException failure = BrokerException.from(e);
            if (failure.kind() != BrokerException.Kind.TIMEOUT && failure.kind() != BrokerException.Kind.CONNECTION) {
                throw failure;
            }
            return false;
        }
    }

    BrokerException fails() throws InterruptedException {
        try {
            result.get(SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            return BrokerException.from(e);
        } catch (TimeoutException e) {
            throw new AssertionError("publishing did not end", e);
        }
        throw new AssertionError("publishing succeeded");
    }
}
