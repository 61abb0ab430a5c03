/** Generation from WIT that nobody here wrote. */
@NullMarked
package dev.witloof.it.generation;

import org.jspecify.annotations.NullMarked;
