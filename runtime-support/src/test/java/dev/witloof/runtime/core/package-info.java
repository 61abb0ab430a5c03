/** Tests of core modules on the engine. */
@NullMarked
package dev.witloof.runtime.core;

import org.jspecify.annotations.NullMarked;
