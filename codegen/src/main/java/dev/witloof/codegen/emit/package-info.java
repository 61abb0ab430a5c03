/** Java out of what {@code bind} decided, through JavaPoet. Internal: not for users of the generator. */
@org.jspecify.annotations.NullMarked
package dev.witloof.codegen.emit;
