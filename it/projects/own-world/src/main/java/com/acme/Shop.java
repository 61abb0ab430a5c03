package com.acme;

import com.acme.bindings.acme.shop.Prices;
import dev.witloof.bindings.wasi.messaging.Producer;
import dev.witloof.bindings.wasi.messaging.RequestReply;
import dev.witloof.bindings.wasi.messaging.Types;
import dev.witloof.broker.Broker;
import dev.witloof.broker.Brokers;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.SubscriptionSpec;
import dev.witloof.messaging.Grants;
import dev.witloof.messaging.Guest;
import dev.witloof.messaging.GuestFactory;
import dev.witloof.messaging.MessagingHost;
import dev.witloof.messaging.MessagingInterfaces;
import dev.witloof.runtime.Component;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Hosts guests whose world has an import of this project's own besides messaging. */
public final class Shop {
    private Shop() {}

    public static void main(String[] args) throws Exception {
        com.acme.bindings.acme.shop.Shop.Prepared prepared =
                com.acme.bindings.acme.shop.Shop.prepare(Component.load(Path.of(args[0])));
        GuestFactory factory = (store, messaging) -> {
            com.acme.bindings.acme.shop.Shop world = prepared.instantiate(store, new ShopImports(messaging));
            return Guest.of(world.exports().incomingHandler(), world::close);
        };
        CompletableFuture<String> sentOn = new CompletableFuture<>();
        try (Broker broker = Brokers.connect("memory:")) {
            broker.subscribe(SubscriptionSpec.builder("orders.upper").broadcast().build(), delivery -> {
                sentOn.complete(delivery.envelope().text());
                delivery.ack();
            });
            MessagingHost host = MessagingHost.builder(factory)
                    .connection("default", broker)
                    .subscribe(SubscriptionSpec.builder("orders").group("shop").build())
                    .grant(Grants.builder().send("orders.upper").build())
                    .start();
            broker.publish(Envelope.of("orders", "hello, world"));
            System.out.println(sentOn.get(30, TimeUnit.SECONDS));
            host.close();
        }
    }

    private record ShopImports(MessagingInterfaces messaging) implements com.acme.bindings.acme.shop.Shop.Imports {
        @Override
        public Types types() {
            return messaging.types();
        }

        @Override
        public Producer producer() {
            return messaging.producer();
        }

        @Override
        public RequestReply requestReply() {
            return messaging.requestReply();
        }

        @Override
        public Prices prices() {
            return article -> Optional.empty();
        }
    }
}
