@NullMarked
package dev.witloof.bench.load;

import org.jspecify.annotations.NullMarked;
