/**
 * Hosts {@code wasi:messaging@0.2.0-draft} guests on message brokers.
 *
 * <p>{@link dev.witloof.messaging.MessagingHost} ties a component to brokers. A guest whose world has imports of its own
 * besides messaging is hosted through {@link dev.witloof.messaging.GuestFactory}, which gets the host's
 * implementations of the messaging interfaces and adds the rest.
 */
@NullMarked
package dev.witloof.messaging;

import org.jspecify.annotations.NullMarked;
