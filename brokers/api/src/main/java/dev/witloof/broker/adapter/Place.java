package dev.witloof.broker.adapter;

/** Where a message is that does not wait to be handed out. */
enum Place {
    /** With the sink, unsettled. */
    HANDED_OUT,
    /** Settled, and the broker is being asked to hand it out again. */
    RETRYING,
    /** Settled, and kept for the time of its next attempt. */
    DELAYED,
    /** Settled, and kept until its dead letter is safe. */
    DYING,
    /** Settled, and the broker is being told so; from here on it must be told nothing else. */
    LEAVING
}
