package dev.witloof.it.faults;

import dev.witloof.broker.Broker;
import dev.witloof.broker.Envelope;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Publishes numbered messages at a steady rate, each again and again until it is confirmed. */
final class Publisher implements AutoCloseable {
    private static final Duration STAGE_LIMIT = Duration.ofMinutes(1);
    private static final long RETRY_MILLIS = 50;
    private static final int WINDOW = 64;

    private final Broker broker;
    private final String topic;
    private final Ledger ledger;
    private final Load load;
    private final Semaphore window = new Semaphore(WINDOW);
    private final ScheduledExecutorService retries = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "publisher-retries");
        thread.setDaemon(true);
        return thread;
    });
    private final Thread thread = new Thread(this::run, "publisher");
    private volatile boolean stopped;

    /**
     * How much is published.
     *
     * @param perSecond the most messages in a second
     * @param mostUnderWay how many may be published and not come through, before it waits
     * @param bytes the size of a body
     */
    record Load(int perSecond, int mostUnderWay, int bytes) {}

    private Publisher(Broker broker, String topic, Ledger ledger, Load load) {
        this.broker = broker;
        this.topic = topic;
        this.ledger = ledger;
        this.load = load;
        thread.setDaemon(true);
    }

    static Publisher start(Broker broker, String topic, Ledger ledger, Load load) {
        Publisher publisher = new Publisher(broker, topic, ledger, load);
        publisher.thread.start();
        return publisher;
    }

    private void run() {
        long interval = TimeUnit.SECONDS.toNanos(1) / load.perSecond();
        long due = System.nanoTime();
        try {
            while (!stopped) {
                window.acquire();
                publish(ledger.next());
                // Not faster to make up for a time in which nothing went.
                due = Math.max(due + interval, System.nanoTime() - interval);
                TimeUnit.NANOSECONDS.sleep(due - System.nanoTime());
                while (!stopped && ledger.underWay() >= load.mostUnderWay()) {
                    Thread.sleep(1);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void publish(Numbered message) {
        CompletableFuture<Void> published =
                broker.publish(Envelope.of(topic, message.body(load.bytes()))).toCompletableFuture();
        // A copy, because the stage itself is the adapter's.
        CompletionStage<Void> limited = published.copy().orTimeout(STAGE_LIMIT.toSeconds(), TimeUnit.SECONDS);
        limited.whenComplete((done, failure) -> {
            if (failure == null) {
                ledger.confirmed(message);
                window.release();
                return;
            }
            if (failure instanceof TimeoutException && !published.isDone()) {
                ledger.neverEnded();
            }
            Future<?> unused =
                    retries.schedule(() -> publish(ledger.again(message)), RETRY_MILLIS, TimeUnit.MILLISECONDS);
        });
    }

    /** Begins no more messages, and waits until all that were begun are confirmed. */
    boolean finish(Duration limit) throws InterruptedException {
        stopped = true;
        thread.join(limit.toMillis());
        return window.tryAcquire(WINDOW, limit.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** Ends at once, whatever is not confirmed. */
    @Override
    public void close() {
        stopped = true;
        thread.interrupt();
        retries.shutdownNow();
    }
}
