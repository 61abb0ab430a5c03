package dev.witloof.broker.nats;

import io.nats.client.Message;

/** What the server says of a request for messages instead of sending one. */
enum PullStatus {
    /** It is still at it. */
    ALIVE,
    /** There is nothing more, or the time is over: ask again. */
    OVER,
    /** The consumer is gone, or nobody knows it. */
    GONE,
    /** It does not want to, or is about to leave: not at once again. */
    REFUSED;

    private static final int HEARTBEAT = 100;
    private static final int NO_MESSAGES = 404;
    private static final int EXPIRED = 408;
    private static final int CONFLICT = 409;
    private static final int NOBODY = 503;
    private static final String LEFT = "Nats-Pending-Messages";

    static PullStatus of(Message message) {
        String text = String.valueOf(message.getStatus().getMessage());
        return switch (message.getStatus().getCode()) {
            case HEARTBEAT -> ALIVE;
            case NO_MESSAGES, EXPIRED -> OVER;
            case NOBODY -> GONE;
            case CONFLICT -> text.contains("Deleted") || text.contains("push") ? GONE : REFUSED;
            default -> REFUSED;
        };
    }

    /** How many of the messages that were asked for do not come any more. */
    static int left(Message message) {
        String text = message.getHeaders() == null ? null : message.getHeaders().getFirst(LEFT);
        return text != null && text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : Integer.MAX_VALUE;
    }
}
