/** Witloof. */
@NullMarked
package dev.witloof.cli;

import org.jspecify.annotations.NullMarked;
