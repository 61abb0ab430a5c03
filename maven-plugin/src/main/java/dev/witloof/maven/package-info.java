/** Witloof. */
@NullMarked
package dev.witloof.maven;

import org.jspecify.annotations.NullMarked;
