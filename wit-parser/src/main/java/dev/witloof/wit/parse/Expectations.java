package dev.witloof.wit.parse;

import java.util.Set;
import java.util.SortedSet;

/**
 * Where a token stream stops being a sentence of the grammar, and what could have stood there.
 *
 * @param index which token cannot stand where it stands, counting those that the parser sees
 * @param rules the indices of the rules that have a name of their own and could start there
 * @param tokens the types of the tokens that could stand there outside such a rule
 * @param allTokens the types of all tokens that could stand there
 */
record Expectations(int index, SortedSet<Integer> rules, SortedSet<Integer> tokens, Set<Integer> allTokens) {}
