/** Witloof. */
@NullMarked
package dev.witloof.messaging;

import org.jspecify.annotations.NullMarked;
