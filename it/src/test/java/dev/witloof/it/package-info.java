/** Tests of everything together: real guests, generated bindings, and the boundaries between the modules. */
@NullMarked
package dev.witloof.it;

import org.jspecify.annotations.NullMarked;
