/** An adapter of a broker that is made of a few queues, to try the contract on what adapters are built of. */
@NullMarked
package dev.witloof.broker.tck.loopback;

import org.jspecify.annotations.NullMarked;
