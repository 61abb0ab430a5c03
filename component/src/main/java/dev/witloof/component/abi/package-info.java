/**
 * The canonical ABI computed once, as data: where each value lies in linear memory, how it is flattened to core values,
 * and the core signature of each function (CanonicalABI.md).
 *
 * <p>Generated code spells these plans, and the dynamic implementation of the runtime interprets them. They describe
 * 32-bit memories and the synchronous calling convention.
 */
@NullMarked
package dev.witloof.component.abi;

import org.jspecify.annotations.NullMarked;
