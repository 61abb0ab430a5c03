/**
 * The whole job of generating Java from WIT, as build tools and the shell want it: load, choose worlds, generate, write,
 * and do nothing if nothing has changed.
 *
 * <p>{@link dev.witloof.codegen.job.GenerationJob} does it, from a {@link dev.witloof.codegen.job.GenerationSettings}.
 *
 * <p>What runs when nothing is to do runs once in a cold virtual machine, in every build. So it has loops where streams and
 * lambda expressions would be shorter and take longer to link than to run.
 */
@NullMarked
package dev.witloof.codegen.job;

import org.jspecify.annotations.NullMarked;
