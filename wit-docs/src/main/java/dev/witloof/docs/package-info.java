/**
 * Documentation of WIT worlds and packages for people: {@link dev.witloof.docs.WitPage}, as Markdown and as HTML.
 *
 * <p>A page is one tree of CommonMark nodes, which both forms are rendered from. Documentation comments are Markdown, and
 * hostile: {@code DocComments} lets none of them bring elements, links or headings of their own making into the page.
 */
@NullMarked
package dev.witloof.docs;

import org.jspecify.annotations.NullMarked;
