/**
 * A neutral view of a message broker: what an application asks of one, and what an adapter for one provides.
 *
 * <p>An application connects with {@link dev.witloof.broker.Brokers#connect(String)}, publishes an
 * {@link dev.witloof.broker.Envelope}, and subscribes with a {@link dev.witloof.broker.SubscriptionSpec} to get each
 * message as a {@link dev.witloof.broker.Delivery} that it settles. Request and reply are built on top, once for every
 * broker, in {@link dev.witloof.broker.client}.
 *
 * <p>An adapter implements {@link dev.witloof.broker.Broker} and {@link dev.witloof.broker.BrokerProvider}. What its
 * broker cannot do it leaves out of {@link dev.witloof.broker.Broker#capabilities()} and refuses with
 * {@link dev.witloof.broker.BrokerException.Kind#UNSUPPORTED}; it never drops, truncates or renames anything silently.
 */
@NullMarked
package dev.witloof.broker;

import org.jspecify.annotations.NullMarked;
