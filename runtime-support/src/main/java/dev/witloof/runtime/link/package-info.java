/** The linker: from a component and a world to a running instance. */
@NullMarked
package dev.witloof.runtime.link;

import org.jspecify.annotations.NullMarked;
