package dev.witloof.it.faults;

import dev.witloof.broker.Subscription;
import dev.witloof.it.faults.Publisher.Load;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * Publishes far more than the guest can handle, for a while; then the guest is quick again, and everything has to come
 * through. The hosts have less memory than what waits for them.
 */
final class Flood {
    private static final int BYTES = 16 << 10;
    private static final int MOST_PER_SECOND = 1_000;
    /** Twice what the hosts have memory for; all of it has to be handled when the flood is over. */
    private static final int MOST = 32_768;

    private static final int SLOW_MILLIS = 200;
    private static final Duration FINISH_LIMIT = Duration.ofMinutes(2);

    private Flood() {}

    /**
     * How a flood went.
     *
     * @param counts what became of the messages
     * @param mostWaiting how many messages waited at most
     * @param downs how often a host was cut off from its broker, or worse
     * @param wrong what is wrong otherwise
     * @param drained how long it took to handle what had waited
     */
    record Outcome(Ledger.Counts counts, int mostWaiting, int downs, List<String> wrong, Duration drained) {}

    private static Load load(Duration length) {
        int perSecond = (int) Math.min(MOST_PER_SECOND, MOST / Math.max(1, length.toSeconds()));
        return new Load(perSecond, Integer.MAX_VALUE, BYTES);
    }

    static Outcome run(Stage stage, Duration length, Duration quiet, boolean keeps) throws InterruptedException {
        Ledger ledger = new Ledger("flood", new Disturbances());
        List<String> wrong = new ArrayList<>();
        int downsBefore = downs(stage);
        Subscription subscription = stage.counting().subscribe(Campaign.counter(Stage.TOPIC), delivery -> {
            ledger.arrived(Numbered.read(delivery.envelope()), delivery.id());
            delivery.ack();
        });
        int mostWaiting;
        long drainBegun;
        stage.hosts().forEach(host -> host.delay(SLOW_MILLIS));
        try (Publisher publisher = Publisher.start(stage.publishing(), Stage.TOPIC, ledger, load(length))) {
            Thread.sleep(length.toMillis());
            mostWaiting = ledger.underWay();
            if (!publisher.finish(FINISH_LIMIT)) {
                wrong.add("the flood: not all messages could be published in the end");
            }
            drainBegun = System.nanoTime();
            stage.hosts().forEach(host -> host.delay(0));
            ledger.awaitAll(quiet);
        } finally {
            subscription.close();
        }
        Duration drained = Duration.ofNanos(System.nanoTime() - drainBegun);
        Ledger.Counts counts = ledger.counts();
        int downs = downs(stage) - downsBefore;
        if (keeps && counts.lost() > 0) {
            wrong.add("the flood: " + counts.lost() + " messages are lost, such as " + counts.lostExamples());
        }
        if (downs > 0) {
            wrong.add("the flood: hosts were cut off " + downs + " times");
        }
        return new Outcome(counts, mostWaiting, downs, wrong, drained);
    }

    private static int downs(Stage stage) {
        return stage.hosts().stream().mapToInt(HostProcess::downs).sum();
    }
}
