/**
 * A message broker inside the process: every capability but durability, for tests, for development, and for the parts of
 * one application. Its messages end with it.
 *
 * <p>{@link dev.witloof.broker.memory.MemoryBroker} describes topics, groups, dead letters, limits and threads.
 */
@NullMarked
package dev.witloof.broker.memory;

import org.jspecify.annotations.NullMarked;
