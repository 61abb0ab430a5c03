/** From syntax trees to the resolved model. */
@NullMarked
package dev.witloof.wit.resolve;

import org.jspecify.annotations.NullMarked;
