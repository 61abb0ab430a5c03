/**
 * WIT from components: what a component imports and exports, and WIT packages in their binary form, as WIT text.
 *
 * <p>The way back from types to names: {@link dev.witloof.component} tells what a component is made of, and the text that
 * comes out is read like any other, so that nothing else needs to know where WIT came from.
 */
@NullMarked
package dev.witloof.wit.decode;

import org.jspecify.annotations.NullMarked;
