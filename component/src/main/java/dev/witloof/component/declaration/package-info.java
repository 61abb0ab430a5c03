/**
 * The types of a component as they are written: by index instead of by structure.
 *
 * <p>To run a component only the structure of its types counts, and {@link dev.witloof.component.definition} keeps nothing
 * else. Which of several equal types an item means, and under which name it was exported, is what tools want that show a
 * component to people, such as the decoder of WIT.
 */
@NullMarked
package dev.witloof.component.declaration;

import org.jspecify.annotations.NullMarked;
