/**
 * Core modules and their instances as the linker sees them: what an engine offers, without any engine's types. For the
 * runtime itself, not for users.
 */
@NullMarked
package dev.witloof.runtime.core;

import org.jspecify.annotations.NullMarked;
