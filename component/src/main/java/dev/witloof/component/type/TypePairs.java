package dev.witloof.component.type;

import java.util.IdentityHashMap;

/**
 * The pairs of types, one of each side, that are known to be equal or taken for it while they are compared.
 *
 * <p>Equality is transitive, so the types are kept in classes (a union-find structure): a comparison joins fewer pairs than
 * there are types, where the number of pairs that meet may grow with its square. Sides are kept apart because an object may
 * stand on both, with resources that match differently.
 */
final class TypePairs {
    private final IdentityHashMap<ValueType, Node> left = new IdentityHashMap<>();
    private final IdentityHashMap<ValueType, Node> right = new IdentityHashMap<>();

    /** Takes two types for equal; false if they were already. */
    boolean join(ValueType leftType, ValueType rightType) {
        Node a = left.computeIfAbsent(leftType, key -> new Node()).leader();
        Node b = right.computeIfAbsent(rightType, key -> new Node()).leader();
        if (a == b) {
            return false;
        }
        a.parent = b;
        return true;
    }

    private static final class Node {
        private Node parent = this;

        Node leader() {
            Node node = this;
            while (node.parent != node) {
                node.parent = node.parent.parent;
                node = node.parent;
            }
            return node;
        }
    }
}
