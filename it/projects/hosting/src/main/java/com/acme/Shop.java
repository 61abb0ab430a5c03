package com.acme;

import dev.witloof.broker.Broker;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.messaging.Grants;
import dev.witloof.messaging.MessagingHost;
import dev.witloof.runtime.Component;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

public final class Shop {
    private Shop() {}

    public static void main(String[] args) throws Exception {
        CompletableFuture<String> sentOn = new CompletableFuture<>();
        try (Broker broker = Brokers.connect("memory:")) {
            broker.subscribe(SubscriptionSpec.builder("orders.upper").broadcast().build(), delivery -> {
                sentOn.complete(delivery.envelope().text());
                delivery.ack();
            });
            MessagingHost host = MessagingHost.builder(Component.load(Path.of(args[0])))
                    .connection("default", broker)
                    .subscribe(SubscriptionSpec.builder("orders").group("shop").maxAttempts(3).build())
                    .grant(Grants.builder().send("orders.*").build())
                    .instances(4)
                    .deadline(Duration.ofSeconds(5))
                    .start();
            broker.publish(Envelope.of("orders", "hello, world"));
            System.out.println(sentOn.get(30, TimeUnit.SECONDS));
            host.close();
        }
    }
}
