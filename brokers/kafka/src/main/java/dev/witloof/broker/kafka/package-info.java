/**
 * Apache Kafka as a {@link dev.witloof.broker.Broker}, for the URL schemes {@code kafka} and {@code kafkas}.
 *
 * <p>One idempotent producer per connection; one consumer per subscription and reply channel, on a thread of its own that
 * polls always, also while nothing may be taken in, so that a slow handler never costs the membership of a group.
 */
@NullMarked
package dev.witloof.broker.kafka;

import org.jspecify.annotations.NullMarked;
