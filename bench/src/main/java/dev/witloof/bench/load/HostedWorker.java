package dev.witloof.bench.load;

import dev.witloof.bench.load.client.PlainClient;
import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.messaging.Grants;
import dev.witloof.messaging.GuestFactory;
import dev.witloof.messaging.MessagingHost;
import dev.witloof.messaging.Outcome;
import java.util.Map;
import java.util.Optional;

/** The work by a guest on MessagingHost. */
final class HostedWorker implements Worker {
    private final Tally tally = new Tally();
    private final Broker broker;
    private final MessagingHost host;

    /** Begins to work. */
    HostedWorker(
            GuestFactory guest, String url, Map<String, String> settings, String topic, int instances, int inFlight) {
        this.broker = Brokers.connect(url, BrokerConfig.of(settings));
        try {
            this.host = MessagingHost.builder(guest)
                    .connection(MessagingHost.DEFAULT_CONNECTION, new CountingBroker(broker, tally))
                    .subscribe(SubscriptionSpec.builder(topic)
                            .group(PlainClient.GROUP)
                            .maxInFlight(inFlight)
                            .build())
                    .grant(Grants.builder().send(topic + ".upper").build())
                    .instances(instances)
                    .listener((delivery, outcome) -> {
                        if (!(outcome instanceof Outcome.Handled)) {
                            tally.failed("the guest", new IllegalStateException(outcome.reason()));
                        }
                    })
                    .start();
        } catch (RuntimeException e) {
            broker.close();
            throw e;
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
        try (broker) {
            host.close();
        }
    }
}
