/**
 * What a component binary says, as immutable data: its definitions in order, with every index resolved, and the static
 * types of what they define (Binary.md and Explainer.md of the component model).
 *
 * <p>{@link dev.witloof.component.definition.ComponentDefinition} is the root. A linker carries a component out by visiting
 * its definitions in order and appending what each defines to the index space of its
 * {@linkplain dev.witloof.component.definition.Sort sort}; the indices that definitions hold are then positions in those
 * spaces. Every component instance needs besides a map from {@code ResourceType} to the resource type that stands for it at
 * run time: resource definitions, imports and instantiations tell which ones they
 * {@linkplain dev.witloof.component.definition.ResourcePath introduce}.
 */
@NullMarked
package dev.witloof.component.definition;

import org.jspecify.annotations.NullMarked;
