/** WIT text from the resolved model. */
@NullMarked
package dev.witloof.wit.print;

import org.jspecify.annotations.NullMarked;
