package dev.witloof.broker.amqp;

import org.apache.qpid.protonj2.client.Connection;

/** Something that has a link to the broker, and another one whenever that is lost. */
interface AmqpPart {

    /**
     * Attaches on a new connection, unless attached or closed. May block.
     *
     * @throws dev.witloof.broker.BrokerException if the broker refuses
     */
    void reopen(Connection connection);

    /** The connection is lost, and the link with it. Does not block. */
    void lost();
}
