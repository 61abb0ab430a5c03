package dev.witloof.broker.tck.loopback;

import dev.witloof.broker.Broker;
import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.BrokerProvider;
import dev.witloof.broker.BrokerUrl;
import java.util.List;
import java.util.Set;

/** Connects to {@code loopback:NAME}, a server of the process that is started by the first who names it. */
public final class LoopbackProvider implements BrokerProvider {
    @Override
    public Set<String> schemes() {
        return Set.of("loopback");
    }

    @Override
    public Broker connect(BrokerUrl url, BrokerConfig config) {
        config.requireKnown(List.of("name"));
        return new LoopbackBroker(LoopbackServer.named(url.rest()));
    }
}
