package dev.witloof.messaging;

import dev.witloof.bindings.wasi.messaging.MessagingRequestReply;
import dev.witloof.bindings.wasi.messaging.Producer;
import dev.witloof.bindings.wasi.messaging.RequestReply;
import dev.witloof.bindings.wasi.messaging.Types;
import dev.witloof.bindings.witloof.messaging.WasiGuest;
import dev.witloof.runtime.Component;
import dev.witloof.runtime.Store;
import dev.witloof.wasi.WasiHost;

/**
 * Makes instances of one component for a {@link MessagingHost}. Must be thread-safe.
 *
 * <p>A component that imports nothing but messaging needs no factory of its own, see {@link #of(Component)}, nor one that
 * uses WASI too, see {@link #of(Component, WasiHost)}. For a world with further imports, pass the host's interfaces on and
 * add the rest:
 *
 * <pre>{@code
 * MyWorld.Prepared prepared = MyWorld.prepare(component);
 * GuestFactory factory = (store, messaging) -> {
 *     MyWorld world = prepared.instantiate(store, new MyImports(messaging));
 *     return Guest.of(world.exports().incomingHandler(), world::close);
 * };
 * }</pre>
 */
@FunctionalInterface
public interface GuestFactory {

    /**
     * Makes an instance.
     *
     * @param store the store to make it in; the host closes it after the guest
     * @param messaging what the host implements
     * @return a new instance. If the factory throws instead, the host closes the store
     * @throws dev.witloof.runtime.Trap if the component traps while it starts
     */
    Guest instantiate(Store store, MessagingInterfaces messaging);

    /**
     * A factory for a component that imports nothing but messaging.
     *
     * @param component a component that exports {@code incoming-handler}
     * @return the factory
     * @throws dev.witloof.runtime.LinkException if the component asks for something else, or exports no handler
     */
    static GuestFactory of(Component component) {
        MessagingRequestReply.Prepared prepared = MessagingRequestReply.prepare(component);
        return (store, messaging) -> {
            MessagingRequestReply world = prepared.instantiate(store, new MessagingRequestReply.Imports() {
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
            });
            return Guest.of(world.exports().incomingHandler(), world::close);
        };
    }

    /**
     * A factory for a component that imports nothing but messaging and WASI 0.2.
     *
     * @param component a component that exports {@code incoming-handler}
     * @param wasi what its instances may do beside messaging
     * @return the factory
     * @throws dev.witloof.runtime.LinkException if the component asks for something else, or exports no handler
     */
    static GuestFactory of(Component component, WasiHost wasi) {
        boolean usesWasi = component.definition().type().imports().keySet().stream()
                .anyMatch(name -> name.startsWith("wasi:") && !name.startsWith("wasi:messaging/"));
        if (!usesWasi) {
            return of(component);
        }
        WasiGuest.Prepared prepared = WasiGuest.prepare(component);
        return (store, messaging) -> {
            WasiGuest world = prepared.instantiate(
                    store,
                    wasi.imports(
                            WasiGuest.Imports.class,
                            messaging.types(),
                            messaging.producer(),
                            messaging.requestReply()));
            return Guest.of(world.exports().incomingHandler(), world::close);
        };
    }
}
