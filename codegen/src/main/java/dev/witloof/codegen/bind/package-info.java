/**
 * What is to be generated, with names chosen and ABI plans made, before any of it is spelled as Java. Internal: not for
 * users of the generator.
 */
@org.jspecify.annotations.NullMarked
package dev.witloof.codegen.bind;
