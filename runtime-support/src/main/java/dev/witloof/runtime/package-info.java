/** Witloof. */
@NullMarked
package dev.witloof.runtime;

import org.jspecify.annotations.NullMarked;
