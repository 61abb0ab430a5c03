package dev.witloof.codegen.check;

/**
 * What all comparisons of two versions share.
 *
 * @param changes where they add what they find
 * @param likeness how alike types are
 * @param identities what interfaces and worlds are known as
 */
record Comparison(Changes changes, TypeLikeness likeness, Identities identities) {}
