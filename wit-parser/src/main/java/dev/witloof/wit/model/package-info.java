/** The resolved model of WIT packages: every name is bound, every world is elaborated, nothing changes any more. */
@NullMarked
package dev.witloof.wit.model;

import org.jspecify.annotations.NullMarked;
