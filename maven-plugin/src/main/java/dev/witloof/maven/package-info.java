/**
 * The Maven plugin: goals that generate Java from WIT during a build, document WIT, and compare versions of it.
 *
 * <p>Maven's types stop at the goals: they turn the configuration into one
 * {@link dev.witloof.codegen.job.GenerationSettings} and report the outcome.
 */
@NullMarked
package dev.witloof.maven;

import org.jspecify.annotations.NullMarked;
