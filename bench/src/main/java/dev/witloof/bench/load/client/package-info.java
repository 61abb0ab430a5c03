/** What the load needs of each broker, on the broker's own library and nothing else. */
@NullMarked
package dev.witloof.bench.load.client;

import org.jspecify.annotations.NullMarked;
