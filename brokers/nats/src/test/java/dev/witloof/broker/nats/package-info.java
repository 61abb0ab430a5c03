@NullMarked
package dev.witloof.broker.nats;

import org.jspecify.annotations.NullMarked;
