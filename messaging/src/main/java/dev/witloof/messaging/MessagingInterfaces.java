package dev.witloof.messaging;

import dev.witloof.bindings.wasi.messaging.Producer;
import dev.witloof.bindings.wasi.messaging.RequestReply;
import dev.witloof.bindings.wasi.messaging.Types;

/**
 * The host's implementations of what a messaging guest imports. They belong to one instance: they
 * work for the messages that the host hands to it and on its thread, and count what its messages take.
 *
 * @param types the interface {@code types}: messages, and clients of the host's named connections
 * @param producer the interface {@code producer}
 * @param requestReply the interface {@code request-reply}
 */
public record MessagingInterfaces(Types types, Producer producer, RequestReply requestReply) {}
