/**
 * WAVE, the text form of component values: read and printed.
 *
 * <p>It is here and not with the types, because it reads into and prints {@link dev.witloof.runtime.ComponentValue}s.
 */
@NullMarked
package dev.witloof.runtime.wave;

import org.jspecify.annotations.NullMarked;
