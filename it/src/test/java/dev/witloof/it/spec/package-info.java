/** Runs the component model's own test scripts: {@code it/spec/run}. */
@NullMarked
package dev.witloof.it.spec;

import org.jspecify.annotations.NullMarked;
