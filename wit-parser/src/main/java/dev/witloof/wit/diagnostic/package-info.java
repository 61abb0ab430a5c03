/** What is wrong with a WIT text, as values: a code, a message, places and hints; and their rendering. */
@NullMarked
package dev.witloof.wit.diagnostic;

import org.jspecify.annotations.NullMarked;
