package dev.witloof.it;

import dev.witloof.it.bindings.wasi.messaging.MessagingRequestReply;
import dev.witloof.it.bindings.wasi.messaging.Types;
import dev.witloof.runtime.Store;

/** An instance of a messaging guest. */
final class MessagingGuest implements AutoCloseable {
    private final MessagingRequestReply instance;

    MessagingGuest(MessagingRequestReply.Prepared prepared, Store store, HostMessaging host) {
        instance = prepared.instantiate(store, host);
    }

    void handle(String text) throws Types.ErrorException {
        handle(HostMessage.of(text));
    }

    void handle(HostMessage message) throws Types.ErrorException {
        instance.exports().incomingHandler().handle(message);
    }

    @Override
    public void close() {
        instance.close();
    }
}
