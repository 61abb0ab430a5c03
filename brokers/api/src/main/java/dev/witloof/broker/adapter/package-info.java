/**
 * What adapters for message brokers are built of: all that {@link dev.witloof.broker.Delivery} and
 * {@link dev.witloof.broker.Subscription} promise, once, so that an adapter is left with its client library.
 *
 * <p><b>How to write an adapter.</b>
 *
 * <ol>
 *   <li>A {@link dev.witloof.broker.BrokerProvider} refuses unknown settings, reads its address with
 *       {@link dev.witloof.broker.adapter.ServerAddress}, who connects with {@link dev.witloof.broker.adapter.Login}, and its
 *       encryption with {@link dev.witloof.broker.adapter.TlsSettings}, connects, and returns an
 *       {@link dev.witloof.broker.adapter.AdapterBroker} of its own.
 *   <li>Its constructor names the system and the capabilities. Groups, broadcast, patterns, reply channels and unknown
 *       extensions are refused from these, so that {@code open} is asked for nothing that the broker cannot do. With
 *       {@link dev.witloof.broker.Capability#WILDCARDS}, {@code isPattern} knows a pattern and {@code matches} what it stands
 *       for.
 *   <li>{@code send} checks topic, size and metadata, sends, and completes when the broker has the message. Where the client
 *       knows no limit of time, {@code sendTimeout} is one.
 *   <li>{@code open} subscribes, pushing {@link dev.witloof.broker.SubscriptionSpec#maxInFlight()} to the broker (prefetch,
 *       credit, receive maximum), and returns an {@link dev.witloof.broker.adapter.Intake}. Where there is no such limit, take
 *       in only while there is {@link dev.witloof.broker.adapter.AdapterSubscription#room}.
 *   <li>Each message that the client receives goes to {@link dev.witloof.broker.adapter.AdapterSubscription#offer}, on the
 *       client's own thread, which it does not block, as a {@link dev.witloof.broker.adapter.Receipt}: the envelope, an id,
 *       the attempt if the broker counts, {@code ack}, and {@code release} to give it back.
 *   <li>Where the broker has forgotten what it has sent, so that {@code release} can do nothing, the intake says that it
 *       {@code drains}: what waits is then handed out while the subscription closes.
 *   <li>A receipt returns something from {@code retry} only where the broker itself delays; otherwise the message is kept here
 *       for the delay, unsettled at the broker, in its place among those in flight.
 *   <li>A receipt has a {@code deadLetter} only with {@link dev.witloof.broker.Capability#NATIVE_DLQ}; otherwise the dead
 *       letter is sent with {@code send}, and the message acknowledged when that has completed.
 *   <li>Where leases run out, {@code leaseInterval} says how often {@code keep} is called.
 *   <li>When a session ends, with all that it received:
 *       {@link dev.witloof.broker.adapter.AdapterSubscription#lost()}, for every one of {@code subscriptions()}; when a part
 *       of it goes elsewhere, {@code lost} with a predicate; when the broker is only out of reach, {@code cutOff}. When it is
 *       back, {@code restored}. To reconnect by hand, let {@code threads().after} wait for what a
 *       {@link dev.witloof.broker.adapter.Pace} says, and {@code threads().run} connect.
 *   <li>{@code openReplies} hands every reply to its sink, from any thread.
 *   <li>{@code connectionHealth} says how the client is, and {@code disconnect} ends it, after everything else has ended.
 *   <li>A test class extends the {@code BrokerTck} of {@code witloof-broker-tck}.
 * </ol>
 *
 * <p>What is done here and nowhere else: one call of the sink at a time, the bound of messages in flight, the first
 * settlement wins, the count of attempts where the broker keeps none, another attempt after a delay where the broker has no
 * delay, the dead letter that is confirmed before its message is acknowledged, what becomes of one that is refused or
 * comes back, pausing, draining and giving back, and no lock held while any of it calls the sink or settles at the broker.
 */
@NullMarked
package dev.witloof.broker.adapter;

import org.jspecify.annotations.NullMarked;
