package dev.witloof.wit.resolve;

import dev.witloof.wit.syntax.Id;

/**
 * What refers to something: a type, a field of one, a function.
 *
 * @param gate what its attributes come to
 * @param name its name, which is to blame where it refers to what is not there
 */
record Referrer(Gate gate, Id name) {}
