package dev.witloof.broker.nats;

import dev.witloof.broker.adapter.Intake;

/** An intake that hears of its connection. Must not block in what it hears. */
interface ReconnectingIntake extends Intake {
    /** The connection broke. */
    void disconnected();

    /** Whether it needs to hear nothing any more. */
    boolean isClosed();

    /** The connection is there again. */
    void reconnected();
}
