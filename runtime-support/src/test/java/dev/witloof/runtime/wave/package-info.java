@NullMarked
package dev.witloof.runtime.wave;

import org.jspecify.annotations.NullMarked;
