/** Witloof. */
@NullMarked
package dev.witloof.wit;

import org.jspecify.annotations.NullMarked;
