/** The {@code witloof} command. */
@NullMarked
package dev.witloof.cli;

import org.jspecify.annotations.NullMarked;
