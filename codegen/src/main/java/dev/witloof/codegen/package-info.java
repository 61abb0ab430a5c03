/** Witloof. */
@NullMarked
package dev.witloof.codegen;

import org.jspecify.annotations.NullMarked;
