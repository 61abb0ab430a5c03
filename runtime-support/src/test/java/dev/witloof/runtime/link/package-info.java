/** Tests of the linker against real guests, through adapters in the shape of generated ones. */
@NullMarked
package dev.witloof.runtime.link;

import org.jspecify.annotations.NullMarked;
