/**
 * WIT packages in the text form of components: the text becomes the binary form, with the places where its bytes come from.
 *
 * <p>Of the text form there is what WIT packages are made of, which are types, imports, exports, aliases and custom sections
 * (Explainer.md of the component model). It is as much as tells what a package means; code is not read.
 */
@NullMarked
package dev.witloof.wit.wat;

import org.jspecify.annotations.NullMarked;
