/** The syntax tree: what a WIT file says, with the place of everything it says. No name is bound here. */
@NullMarked
package dev.witloof.wit.syntax;

import org.jspecify.annotations.NullMarked;
