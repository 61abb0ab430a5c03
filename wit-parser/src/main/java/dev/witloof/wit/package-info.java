/**
 * The way in: {@link dev.witloof.wit.WitLoader} turns WIT text into a {@link dev.witloof.wit.model.Resolve}.
 *
 * <p>Each stage has a package and its own types: {@code parse} makes {@code syntax} of text, {@code resolve} makes
 * {@code model} of that, and what is wrong anywhere is a {@code diagnostic}. WIT itself is described by {@code WIT.md}
 * of the component model; where that text and its reference implementation differ, the reference is followed.
 */
@NullMarked
package dev.witloof.wit;

import org.jspecify.annotations.NullMarked;
