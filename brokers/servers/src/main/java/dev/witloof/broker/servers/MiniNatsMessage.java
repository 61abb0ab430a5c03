package dev.witloof.broker.servers;

import org.jspecify.annotations.Nullable;

/** A message on its way. The bytes are headers, as they are on the wire, and then the payload; nobody changes them. */
final class MiniNatsMessage {
    private final String subject;
    private final @Nullable String reply;
    private final byte[] bytes;
    private final int headerLength;

    MiniNatsMessage(String subject, @Nullable String reply, byte[] bytes, int headerLength) {
        this.subject = subject;
        this.reply = reply;
        this.bytes = bytes;
        this.headerLength = headerLength;
    }

    String subject() {
        return subject;
    }

    @Nullable
    String reply() {
        return reply;
    }

    byte[] bytes() {
        return bytes;
    }

    /** 0 for a message without headers. */
    int headerLength() {
        return headerLength;
    }
}
