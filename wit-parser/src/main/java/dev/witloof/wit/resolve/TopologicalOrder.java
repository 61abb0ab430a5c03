package dev.witloof.wit.resolve;

import dev.witloof.wit.diagnostic.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * Puts things after what they refer to, and otherwise leaves them in the order in which they were given: as in the
 * reference, among those that could come next the one that was given first does.
 *
 * @param <K> what names a thing
 */
final class TopologicalOrder<K> {

    /** A reference to {@code target}, made at {@code span}. */
    record Edge<K>(K target, Span span) {}

    /**
     * Things that refer to each other in a circle.
     *
     * @param edges the circle: each edge's target is where the next one starts
     * @param entry the edge by which the circle was reached, from the first thing that leads into it; the first edge of the
     *     circle if that thing is in it
     * @param entered whether that thing is outside
     */
    record Cycle<K>(List<Edge<K>> edges, Edge<K> entry, boolean entered) {}

    /** More are not looked for: the search for one may walk through everything. */
    private static final int MAX_CYCLES = 20;

    private final List<K> order = new ArrayList<>();
    private final List<Cycle<K>> cycles = new ArrayList<>();
    private final List<K> nodes;
    private final Map<K, Integer> index = new HashMap<>();
    private final List<List<Edge<K>>> edges = new ArrayList<>();
    private final List<List<Integer>> users = new ArrayList<>();
    private final int[] open;
    private final boolean[] done;
    private final PriorityQueue<Integer> ready = new PriorityQueue<>();

    /**
     * Orders the keys of a map.
     *
     * @param graph what each thing refers to; references to what is no key are left out
     */
    TopologicalOrder(Map<K, List<Edge<K>>> graph) {
        nodes = new ArrayList<>(graph.keySet());
        open = new int[nodes.size()];
        done = new boolean[nodes.size()];
        for (K node : nodes) {
            index.put(node, index.size());
            users.add(new ArrayList<>());
        }
        for (K node : nodes) {
            List<Edge<K>> known = graph.getOrDefault(node, List.of()).stream()
                    .filter(edge -> index.containsKey(edge.target()))
                    .toList();
            int i = edges.size();
            edges.add(known);
            open[i] = known.size();
            known.forEach(edge -> users.get(index(edge.target())).add(i));
            if (known.isEmpty()) {
                ready.add(i);
            }
        }
        sort();
    }

    /**
     * Returns all keys in order. Those of a cycle stand somewhere in it.
     *
     * @return the keys
     */
    List<K> order() {
        return order;
    }

    /**
     * Returns the cycles.
     *
     * @return circles that have no member in common; at most 20, and if fewer then none is left without them
     */
    List<Cycle<K>> cycles() {
        return cycles;
    }

    private int index(K node) {
        return index.getOrDefault(node, -1);
    }

    private void sort() {
        int firstOpen = 0;
        drain();
        while (order.size() < nodes.size() && cycles.size() < MAX_CYCLES) {
            while (done[firstOpen]) {
                firstOpen++;
            }
            Cycle<K> cycle = findCycle(firstOpen);
            cycles.add(cycle);
            cycle.edges().forEach(edge -> finish(index(edge.target())));
            drain();
        }
        for (int i = 0; i < nodes.size(); i++) {
            finish(i);
        }
    }

    private void drain() {
        while (!ready.isEmpty()) {
            finish(ready.remove());
        }
    }

    private void finish(int node) {
        if (done[node]) {
            return;
        }
        done[node] = true;
        order.add(nodes.get(node));
        for (int user : users.get(node)) {
            if (--open[user] == 0 && !done[user]) {
                ready.add(user);
            }
        }
    }

    /** Walks along open edges until a node comes again; every open node has one. */
    private Cycle<K> findCycle(int start) {
        Map<Integer, Integer> seen = new HashMap<>();
        Deque<Edge<K>> path = new ArrayDeque<>();
        int node = start;
        while (!seen.containsKey(node)) {
            seen.put(node, path.size());
            Edge<K> edge = edges.get(node).stream()
                    .filter(e -> !done[index(e.target())])
                    .findFirst()
                    .orElseThrow();
            path.add(edge);
            node = index(edge.target());
        }
        int length = path.size() - seen.getOrDefault(node, 0);
        List<Edge<K>> all = new ArrayList<>(path);
        return new Cycle<>(List.copyOf(all.subList(all.size() - length, all.size())), all.get(0), length < all.size());
    }
}
