/** Load: a guest hosted on each broker, beside the same work in plain Java on the broker's own library. */
@NullMarked
package dev.witloof.bench.load;

import org.jspecify.annotations.NullMarked;
