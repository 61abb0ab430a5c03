/** Tests of the rules by which names are chosen. */
@org.jspecify.annotations.NullMarked
package dev.witloof.codegen.bind;
