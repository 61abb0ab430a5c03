package dev.witloof.it.faults;

import dev.witloof.broker.Broker;
import dev.witloof.broker.Subscription;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.it.faults.Disturbances.Disturbance;
import dev.witloof.it.faults.Publisher.Load;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * Publishes numbered messages to hosts while faults are done to them, and counts what comes through.
 *
 * <p>It begins with calm: messages of a time without faults, each of which has to come through exactly once. After each
 * fault, one message that was published when the fault was over has to come through before the next.
 */
final class Campaign {
    private static final Duration CALM_LIMIT = Duration.ofMinutes(2);
    private static final Duration FINISH_LIMIT = Duration.ofMinutes(2);
    private static final int CALM = 100;
    private static final int LEAST_PAUSE_MILLIS = 50;
    private static final int MOST_PAUSE_MILLIS = 1_500;

    private final String name;
    private final Broker publishing;
    private final Broker counting;
    private final String topic;
    private final Map<Fault, Strike> strikes;
    private final Limits limits;
    private final Disturbances disturbances = new Disturbances();
    private final Ledger ledger;
    private final List<String> hangs = new ArrayList<>();
    private long slowestNanos;

    /**
     * How long a campaign is patient.
     *
     * @param recovery how long after a fault nothing may come through
     * @param quiet how long nothing may come through at the end, before what is missing counts as lost
     * @param afterAll how long nothing may come through when all has, before duplicates are expected no more
     */
    record Limits(Duration recovery, Duration quiet, Duration afterAll) {}

    /**
     * Describes a campaign.
     *
     * @param name of its messages: lower-case letters and digits, another for each campaign of a topic
     * @param publishing a connection to publish on
     * @param counting a connection to count on
     * @param topic what the hosts are subscribed to
     * @param strikes what can be done to them
     * @param limits how long it is patient
     */
    Campaign(String name, Broker publishing, Broker counting, String topic, Map<Fault, Strike> strikes, Limits limits) {
        this.name = name;
        this.publishing = publishing;
        this.counting = counting;
        this.topic = topic;
        this.strikes = Map.copyOf(strikes);
        this.limits = limits;
        this.ledger = new Ledger(name, disturbances);
    }

    /** What the counting side subscribes to; to be done once before the first message, so that none is without a reader. */
    static SubscriptionSpec counter(String topic) {
        return SubscriptionSpec.builder(topic + ".upper")
                .group("counter")
                .maxInFlight(256)
                .maxAttempts(SubscriptionSpec.MOST_ATTEMPTS)
                .build();
    }

    /** Carries out a plan. */
    Outcome run(Plan plan, Load load) throws InterruptedException {
        long begun = System.nanoTime();
        Subscription subscription = counting.subscribe(counter(topic), delivery -> {
            ledger.arrived(Numbered.read(delivery.envelope()), delivery.id());
            delivery.ack();
        });
        try (Publisher publisher = Publisher.start(publishing, topic, ledger, load)) {
            suffer(plan);
            if (!publisher.finish(FINISH_LIMIT)) {
                hangs.add("not all messages could be published in the end");
            }
            if (ledger.awaitAll(limits.quiet())) {
                ledger.awaitQuiet(limits.afterAll());
            }
        } finally {
            subscription.close();
        }
        return new Outcome(
                name,
                plan,
                disturbances.counts(),
                ledger.counts(),
                List.copyOf(hangs),
                Duration.ofNanos(slowestNanos),
                Duration.ofNanos(System.nanoTime() - begun));
    }

    private void suffer(Plan plan) throws InterruptedException {
        if (!ledger.awaitDelivered(CALM, CALM_LIMIT)) {
            hangs.add("too little came through before the first fault");
        }
        SplittableRandom random = plan.random();
        for (Fault fault : plan.faults()) {
            if (!hangs.isEmpty()) {
                return;
            }
            Thread.sleep(random.nextInt(LEAST_PAUSE_MILLIS, MOST_PAUSE_MILLIS + 1));
            suffer(fault, random.split());
        }
    }

    private void suffer(Fault fault, SplittableRandom random) throws InterruptedException {
        Disturbance disturbance = disturbances.begin(fault);
        Strike strike = strikes.get(fault);
        if (strike == null) {
            throw new IllegalArgumentException("nothing was given that does " + fault);
        }
        strike.strike(random, disturbance);
        long repaired = System.nanoTime();
        if (!ledger.awaitDeliveredAfter(repaired, limits.recovery())) {
            hangs.add("nothing came through within " + limits.recovery().toSeconds() + " seconds after " + fault);
        }
        if (fault != Fault.HOST_KILLED) {
            disturbance.over();
        }
        slowestNanos = Math.max(slowestNanos, System.nanoTime() - repaired);
    }

    /**
     * How a campaign went.
     *
     * @param name the campaign
     * @param plan what was to be done
     * @param faults what was done
     * @param counts what became of the messages
     * @param hangs where it did not go on
     * @param slowest the longest time from the end of a fault until a new message came through
     * @param took how long it took
     */
    record Outcome(
            String name,
            Plan plan,
            Map<Fault.Column, Integer> faults,
            Ledger.Counts counts,
            List<String> hangs,
            Duration slowest,
            Duration took) {

        int faults(Fault.Column column) {
            return faults.getOrDefault(column, 0);
        }
    }
}
