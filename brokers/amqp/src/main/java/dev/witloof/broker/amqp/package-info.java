/**
 * AMQP 1.0 brokers, through the Apache Qpid ProtonJ2 client.
 *
 * <p>One connection has a session for each link, because a broker may answer a wrong link by ending its session. A
 * subscription grants as much credit as it has room, and settles with accepted, modified, released or rejected. The client is
 * a blocking one, so each subscription and each target that is being sent to has a thread of its own.
 * {@link dev.witloof.broker.amqp.AmqpBrokerProvider} lists the settings.
 */
@NullMarked
package dev.witloof.broker.amqp;

import org.jspecify.annotations.NullMarked;
