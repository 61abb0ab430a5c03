@NullMarked
package dev.witloof.bench.wit;

import org.jspecify.annotations.NullMarked;
