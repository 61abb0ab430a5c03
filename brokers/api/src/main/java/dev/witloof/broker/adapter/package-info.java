/**
 * What adapters for message brokers are built of: all that {@link dev.witloof.broker.Delivery} and
 * {@link dev.witloof.broker.Subscription} promise, once, so that an adapter is left with its client library.
 *
 * <p>An adapter
 *
 * <ul>
 *   <li>extends {@link dev.witloof.broker.adapter.AdapterBroker}: it says how to send a message, how to open a
 *       subscription and a reply channel, and how the connection is;
 *   <li>hands every message that its client receives to {@link dev.witloof.broker.adapter.AdapterSubscription#offer} as a
 *       {@link dev.witloof.broker.adapter.Receipt}, which says how that one message is acknowledged and given back, and
 *       whether the broker itself can delay another attempt or keep dead letters;
 *   <li>gives each subscription an {@link dev.witloof.broker.adapter.Intake}, by which it is told to pause, to go on and to
 *       stop, and that there is room again;
 *   <li>calls {@link dev.witloof.broker.adapter.AdapterSubscription#lost()} when the client's session has ended, and
 *       {@link dev.witloof.broker.adapter.AdapterSubscription#restored} when there is a new one;
 *   <li>reads its address with {@link dev.witloof.broker.adapter.ServerAddress} and its encryption settings with
 *       {@link dev.witloof.broker.adapter.TlsSettings}.
 * </ul>
 *
 * <p>What is done here and nowhere else: one call of the sink at a time, the bound of messages in flight, the first
 * settlement wins, the count of attempts where the broker keeps none, another attempt after a delay where the broker has no
 * delay, the dead letter that is confirmed before its message is acknowledged, pausing, draining and giving back.
 */
@NullMarked
package dev.witloof.broker.adapter;

import org.jspecify.annotations.NullMarked;
