package dev.witloof.messaging;

import dev.witloof.broker.Delivery;
import dev.witloof.broker.SubscriptionSpec;

/**
 * A message that is given to a guest, for a {@link HostObserver}.
 *
 * @param connection the name of the connection that it came through
 * @param system the messaging system of that, as {@link dev.witloof.broker.Broker#system()} names it
 * @param subscription what it was delivered for. Its topic is the configured one: metrics are kept by that, and not by the
 *     message's own topic, of which there may be any number
 * @param delivery the message, to look at: the host settles it
 */
public record HandledMessage(String connection, String system, SubscriptionSpec subscription, Delivery delivery) {}
