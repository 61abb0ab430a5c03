/** Witloof. */
@NullMarked
package dev.witloof.broker;

import org.jspecify.annotations.NullMarked;
