/** Tests of the generator: what it prints, that it compiles, and what it does when it runs. */
@org.jspecify.annotations.NullMarked
package dev.witloof.codegen;
