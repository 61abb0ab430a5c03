/**
 * NATS as a broker: core NATS, and JetStream where a stream keeps a subject.
 *
 * <p>{@link dev.witloof.broker.nats.NatsBrokerProvider} is found through {@link java.util.ServiceLoader} for
 * {@code nats:} and {@code natss:} URLs.
 */
@NullMarked
package dev.witloof.broker.nats;

import org.jspecify.annotations.NullMarked;
