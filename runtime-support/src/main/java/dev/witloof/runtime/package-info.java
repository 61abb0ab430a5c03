/** What a program names when it runs components: stores, components, and the Java types that WIT's own map to. */
@NullMarked
package dev.witloof.runtime;

import org.jspecify.annotations.NullMarked;
