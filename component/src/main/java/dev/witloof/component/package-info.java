/** Witloof. */
@NullMarked
package dev.witloof.component;

import org.jspecify.annotations.NullMarked;
