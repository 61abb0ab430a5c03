/** Guests on real brokers, all adapters and servers on one class path. */
@NullMarked
package dev.witloof.it.brokers;

import org.jspecify.annotations.NullMarked;
