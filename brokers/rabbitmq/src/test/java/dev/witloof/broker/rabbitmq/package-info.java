@NullMarked
package dev.witloof.broker.rabbitmq;

import org.jspecify.annotations.NullMarked;
