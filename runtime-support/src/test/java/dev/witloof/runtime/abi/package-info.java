/** Tests of the canonical ABI against a guest made of Java. */
@NullMarked
package dev.witloof.runtime.abi;

import org.jspecify.annotations.NullMarked;
