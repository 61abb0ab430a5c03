/** From text to syntax tree. */
@NullMarked
package dev.witloof.wit.parse;

import org.jspecify.annotations.NullMarked;
