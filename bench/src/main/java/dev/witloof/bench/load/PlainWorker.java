package dev.witloof.bench.load;

import dev.witloof.bench.load.client.PlainClient;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;

/** The work in plain Java, on the broker's own library. */
final class PlainWorker implements Worker {
    private final PlainClient client;
    private final String target;
    private final Tally tally = new Tally();
    private final ExecutorService threads;

    /**
     * Begins to work.
     *
     * @param client is closed with this
     * @param pipelined whether it waits for no confirmation
     * @param count how many threads wait for confirmations
     */
    PlainWorker(PlainClient client, String topic, boolean pipelined, int count, int inFlight) {
        this.client = client;
        this.target = topic + ".upper";
        this.threads = Executors.newFixedThreadPool(count);
        client.consume(topic, inFlight, message -> {
            if (pipelined) {
                sendOn(message);
                return;
            }
            try {
                threads.execute(() -> waitFor(sendOn(message)));
            } catch (RejectedExecutionException e) {
                // It is being closed.
            }
        });
    }

    /** Completes when the message has been sent on. It is acknowledged then. */
    private CompletionStage<?> sendOn(PlainClient.Message message) {
        return client.publish(target, Payload.upperCase(message.body())).whenComplete((done, failure) -> {
            if (failure == null) {
                CompletionStage<?> unused = tally.counting(message.ack());
            } else {
                tally.failed("sending on", failure);
            }
        });
    }

    private static void waitFor(CompletionStage<?> stage) {
        try {
            stage.toCompletableFuture().get();
        } catch (ExecutionException e) {
            // It has been told.
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public long acknowledged() {
        return tally.acknowledged();
    }

    @Override
    public Optional<String> trouble() {
        return tally.trouble();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        client.close();
    }
}
