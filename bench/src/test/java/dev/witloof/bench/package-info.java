@NullMarked
package dev.witloof.bench;

import org.jspecify.annotations.NullMarked;
