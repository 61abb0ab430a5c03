/**
 * The types of the component model as immutable values: value types, functions, interfaces, and how two of them are
 * compared, printed and parsed.
 *
 * <p>A type is a graph without cycles in which parts may be shared. Its nesting is bounded by
 * {@link dev.witloof.component.type.ValueType#MAX_DEPTH} from the moment it exists, so every recursion over a type ends;
 * its expansion into a tree is not bounded, so an algorithm that may meet hostile types remembers the objects it has seen.
 */
@NullMarked
package dev.witloof.component.type;

import org.jspecify.annotations.NullMarked;
