/**
 * The adapter for RabbitMQ, and for other brokers of AMQP 0-9-1.
 *
 * <p>Topics are routing keys of one topic exchange; a group is a durable queue bound to it.
 */
@NullMarked
package dev.witloof.broker.rabbitmq;

import org.jspecify.annotations.NullMarked;
