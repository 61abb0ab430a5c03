/** Reading the binary format of components (Binary.md of the component model). */
@NullMarked
package dev.witloof.component.binary;

import org.jspecify.annotations.NullMarked;
