/** What was generated, run: the goldens against the prebuilt guests. */
@org.jspecify.annotations.NullMarked
package dev.witloof.codegen.run;
