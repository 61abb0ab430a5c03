/** Runs WIT that other parsers were written for: {@code it/corpus/run}. */
@NullMarked
package dev.witloof.it.corpus;

import org.jspecify.annotations.NullMarked;
