package dev.witloof.broker;

import dev.witloof.broker.client.ScriptedBroker;
import java.util.Set;

/** An adapter that remembers nothing and connects to nothing. Beside it the services file names a class that is missing. */
public final class EchoBrokerProvider implements BrokerProvider {
    @Override
    public Set<String> schemes() {
        return Set.of("echo", "echos");
    }

    @Override
    public Broker connect(BrokerUrl url, BrokerConfig config) {
        config.requireKnown(Set.of("send-timeout"));
        return new ScriptedBroker(url.toString());
    }
}
