@NullMarked
package dev.witloof.broker.amqp;

import org.jspecify.annotations.NullMarked;
