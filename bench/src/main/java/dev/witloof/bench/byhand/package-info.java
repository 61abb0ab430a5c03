/** The calls with their marshalling written by hand, straight on Chicory: what generated code is measured against. */
@NullMarked
package dev.witloof.bench.byhand;

import org.jspecify.annotations.NullMarked;
