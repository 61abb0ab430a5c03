package dev.witloof.wit.parse;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import org.antlr.v4.runtime.Token;
import org.antlr.v4.runtime.atn.ATN;
import org.antlr.v4.runtime.atn.ATNState;
import org.antlr.v4.runtime.atn.RuleStopState;
import org.antlr.v4.runtime.atn.RuleTransition;
import org.antlr.v4.runtime.atn.Transition;
import org.jspecify.annotations.Nullable;

/**
 * Reads tokens through the grammar's transition network from the start rule, all possibilities at once.
 *
 * <p>The generated parser knows that it cannot go on, but not always what it could have gone on with: by the time it
 * fails it has committed to one alternative, or it stands before the decision that it could not make. Here nothing is
 * decided, so the first token that no possibility accepts is the furthest one, and all that could have stood in its
 * place is known. The grammar has no left recursion and bounds its nesting, so the possibilities stay few.
 */
final class AtnReader {

    /** A rule invocation that has to be returned from. Equal stacks are the same object. */
    private static final class Frame {
        private final ATNState follow;
        private final @Nullable Frame parent;
        private final Map<Integer, Frame> calls = new HashMap<>();

        Frame(ATNState follow, @Nullable Frame parent) {
            this.follow = follow;
            this.parent = parent;
        }

        Frame call(ATNState returnTo) {
            return calls.computeIfAbsent(returnTo.stateNumber, n -> new Frame(returnTo, this));
        }
    }

    private record Position(ATNState state, Frame stack) {}

    private final ATN atn;
    private final Set<Integer> namedRules;

    AtnReader(ATN atn, Set<Integer> namedRules) {
        this.atn = atn;
        this.namedRules = namedRules;
    }

    /**
     * Finds the first token that cannot stand where it stands.
     *
     * @param startRule the rule that all tokens should be
     * @param tokens the tokens that the parser sees, the last one the end of the file
     * @return the token, and what could have stood there
     * @throws IllegalArgumentException if the tokens are a sentence of the rule
     */
    Expectations firstError(int startRule, List<Token> tokens) {
        ATNState start = atn.ruleToStartState[startRule];
        Set<Position> kernel = Set.of(new Position(start, new Frame(start, null)));
        for (int i = 0; i < tokens.size(); i++) {
            Set<Position> next = step(kernel, tokens.get(i).getType());
            if (next.isEmpty()) {
                return expectations(i, kernel);
            }
            kernel = next;
        }
        throw new IllegalArgumentException("the tokens are a sentence of the grammar");
    }

    private Set<Position> step(Set<Position> kernel, int type) {
        Set<Position> next = new LinkedHashSet<>();
        for (Position position : closure(kernel, Set.of(), new TreeSet<>())) {
            for (Transition transition : position.state.getTransitions()) {
                if (!transition.isEpsilon() && transition.matches(type, Token.MIN_USER_TOKEN_TYPE, atn.maxTokenType)) {
                    next.add(new Position(transition.target, position.stack));
                }
            }
        }
        return next;
    }

    private Expectations expectations(int index, Set<Position> kernel) {
        SortedSet<Integer> rules = new TreeSet<>();
        SortedSet<Integer> tokens = labels(closure(kernel, namedRules, rules));
        return new Expectations(index, rules, tokens, labels(closure(kernel, Set.of(), new TreeSet<>())));
    }

    private static SortedSet<Integer> labels(Set<Position> positions) {
        SortedSet<Integer> labels = new TreeSet<>();
        for (Position position : positions) {
            for (Transition transition : position.state.getTransitions()) {
                if (!transition.isEpsilon()) {
                    labels.addAll(transition.label().toList());
                }
            }
        }
        return labels;
    }

    /** Follows everything that takes no token, except into {@code closed} rules, which are collected. */
    private Set<Position> closure(Set<Position> kernel, Set<Integer> closed, SortedSet<Integer> met) {
        Set<Position> reached = new LinkedHashSet<>(kernel);
        Deque<Position> work = new ArrayDeque<>(kernel);
        while (!work.isEmpty()) {
            Position position = work.remove();
            if (position.state instanceof RuleStopState) {
                Frame caller = position.stack.parent;
                if (caller != null) {
                    reach(new Position(position.stack.follow, caller), reached, work);
                }
                continue;
            }
            for (Transition transition : position.state.getTransitions()) {
                if (transition instanceof RuleTransition call) {
                    if (closed.contains(call.target.ruleIndex)) {
                        met.add(call.target.ruleIndex);
                    } else {
                        reach(new Position(call.target, position.stack.call(call.followState)), reached, work);
                    }
                } else if (transition.isEpsilon()) {
                    reach(new Position(transition.target, position.stack), reached, work);
                }
            }
        }
        return reached;
    }

    private static void reach(Position position, Set<Position> reached, Deque<Position> work) {
        if (reached.add(position)) {
            work.add(position);
        }
    }
}
