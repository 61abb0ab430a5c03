/** What an instance of a guest costs: the time to make it, and the memory that it holds. */
@NullMarked
package dev.witloof.bench.instances;

import org.jspecify.annotations.NullMarked;
