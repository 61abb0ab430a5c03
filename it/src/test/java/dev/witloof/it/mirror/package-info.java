/** Every world called on both sides: by Java, and by a component that hands each call on to what it imports. */
@NullMarked
package dev.witloof.it.mirror;

import org.jspecify.annotations.NullMarked;
