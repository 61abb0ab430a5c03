/** The host that both sides of a comparison call: the same objects, doing the same. */
@NullMarked
package dev.witloof.bench.host;

import org.jspecify.annotations.NullMarked;
