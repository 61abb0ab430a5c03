/** Tests of the types that programs see. */
@NullMarked
package dev.witloof.runtime;

import org.jspecify.annotations.NullMarked;
