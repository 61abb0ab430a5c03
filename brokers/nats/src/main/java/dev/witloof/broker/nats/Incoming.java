package dev.witloof.broker.nats;

import dev.witloof.broker.Envelope;
import io.nats.client.Message;

/** Received messages as envelopes. Whatever the message, this makes one. */
final class Incoming {
    /** Addresses of JetStream itself: what is sent there is a command, and no reply. */
    private static final String COMMAND = "$JS.";

    private Incoming() {}

    /** A message of core NATS, whose reply address is part of the protocol. */
    static Envelope core(Message message) {
        Envelope.Builder envelope = Envelope.builder(message.getSubject()).data(message.getData());
        String reply = message.getReplyTo();
        if (reply != null && !reply.startsWith(COMMAND)) {
            envelope.replyTo(reply);
        }
        HeaderCodec.decode(message.getHeaders(), envelope);
        return envelope.build();
    }

    /** A message of a stream, where the protocol's reply address is for acknowledging. */
    static Envelope stored(Message message) {
        Envelope.Builder envelope = Envelope.builder(message.getSubject()).data(message.getData());
        HeaderCodec.decode(message.getHeaders(), envelope);
        return envelope.build();
    }
}
