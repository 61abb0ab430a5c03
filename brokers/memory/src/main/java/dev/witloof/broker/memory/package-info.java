/** Witloof. */
@NullMarked
package dev.witloof.broker.memory;

import org.jspecify.annotations.NullMarked;
