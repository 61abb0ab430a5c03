/**
 * The engine that runs core modules, on Chicory. No other package names a Chicory type, so that another engine with
 * the same shape can take its place.
 */
@NullMarked
package dev.witloof.runtime.chicory;

import org.jspecify.annotations.NullMarked;
