/** What is sound WIT, and no component can have. */
@NullMarked
package dev.witloof.wit.check;

import org.jspecify.annotations.NullMarked;
