package dev.witloof.bench.load;

import dev.witloof.bench.load.client.PlainClient;
import dev.witloof.messaging.GuestFactory;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Measures one broker: each measurement with a topic, connections and a worker of its own. For one thread. */
final class Load {
    private static final List<Side> COMPARED = List.of(Side.WITLOOF, Side.PLAIN);
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final Target.Site site;
    private final LoadOptions options;
    private final GuestFactory guest;
    private final PrintStream progress;
    private final Rates rates = new Rates();
    private final List<String> wrong = new ArrayList<>();
    private int measurements;

    /** How a measurement drives its traffic. */
    private interface Drive {
        Result run(Traffic traffic);
    }

    Load(Target.Site site, LoadOptions options, GuestFactory guest, PrintStream progress) {
        this.site = site;
        this.options = options;
        this.guest = guest;
        this.progress = progress;
    }

    /** Measures everything. */
    Rates run() {
        warmUp();
        for (int round = 0; round < options.rounds(); round++) {
            for (int size : options.sizes()) {
                for (int pool : options.pools()) {
                    compare(size, pool, round);
                }
                saturate(new Rates.Key(Side.PIPELINED, size, options.pool()));
            }
        }
        options.sizes().stream().limit(options.quick() ? 1 : Long.MAX_VALUE).forEach(this::latencies);
        return rates;
    }

    /** What counted wrong, with its counts. */
    List<String> wrong() {
        return List.copyOf(wrong);
    }

    private void warmUp() {
        for (int size : options.sizes()) {
            for (Side side : options.quick() ? COMPARED : List.of(Side.values())) {
                measure(
                        new Rates.Key(side, size, options.pool()),
                        "warm-up",
                        traffic -> traffic.saturate(options.before(), options.warmUp()));
            }
        }
    }

    /** One side after the other; who is first changes with the round. */
    private void compare(int size, int pool, int round) {
        List<Side> order = new ArrayList<>(COMPARED);
        Collections.rotate(order, round);
        order.forEach(side -> saturate(new Rates.Key(side, size, pool)));
    }

    private void saturate(Rates.Key key) {
        Result result = measure(key, "", traffic -> traffic.saturate(options.before(), options.length()));
        rates.add(key, result.rate());
    }

    /** Both sides at the same rate: half of what the slower one gets through. */
    private void latencies(int size) {
        double rate = Double.MAX_VALUE;
        for (Side side : COMPARED) {
            Rates.Key key = new Rates.Key(side, size, options.pool());
            rate = Math.min(rate, rates.rate(key).orElseThrow() / 2);
        }
        double half = Math.max(1, rate);
        for (Side side : COMPARED) {
            Rates.Key key = new Rates.Key(side, size, options.pool());
            Result result = measure(key, "latency", traffic -> traffic.pace(half, options.before(), options.length()));
            rates.add(key, new Rates.Latency(half, result.micros()));
        }
    }

    private Result measure(Rates.Key key, String what, Drive drive) {
        String topic = "load.b" + key.size() + ".n" + measurements++;
        Payload payload = new Payload(key.size(), options.seed());
        Result result;
        try (PlainClient driver = site.client()) {
            driver.create(topic);
            driver.create(topic + ".upper");
            try (Worker worker = worker(key, topic)) {
                result = drive.run(new Traffic(driver, topic, payload, worker, options.window(), PATIENCE));
            } finally {
                driver.delete(topic);
                driver.delete(topic + ".upper");
            }
        }
        String line = String.format(
                "%s, %s, %d bytes, %d at once%s: %,.0f/s; %s",
                site.target().label(),
                key.side().title(),
                key.size(),
                key.pool(),
                what.isEmpty() ? "" : ", " + what,
                result.rate(),
                result.counts());
        progress.println(line);
        if (!result.isRight()) {
            wrong.add(line);
        }
        return result;
    }

    private Worker worker(Rates.Key key, String topic) {
        if (key.side() != Side.WITLOOF) {
            boolean pipelined = key.side() == Side.PIPELINED;
            return new PlainWorker(site.client(), topic, pipelined, key.pool(), options.inFlight());
        }
        return new HostedWorker(
                guest, site.address().url(), site.target().settings(), topic, key.pool(), options.inFlight());
    }
}
