package dev.witloof.it;

import java.lang.reflect.Array;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.IntStream;

/** Lists, as Java lists or arrays: empty, of one element, of all edges of the elements, and long ones. */
final class ListSamples implements Samples {
    private static final int LONG = 400;

    private final Samples element;
    private final Function<List<Object>, Object> collect;

    private ListSamples(Samples element, Function<List<Object>, Object> collect) {
        this.element = element;
        this.collect = collect;
    }

    static Samples lists(Samples element) {
        return new ListSamples(element, List::copyOf);
    }

    static Samples arrays(Samples element, Class<?> component) {
        return new ListSamples(element, values -> {
            Object array = Array.newInstance(component, values.size());
            for (int i = 0; i < values.size(); i++) {
                Array.set(array, i, values.get(i));
            }
            return array;
        });
    }

    @Override
    public List<Object> edges() {
        List<Object> all = element.edges();
        List<Object> edges = new ArrayList<>();
        edges.add(collect.apply(List.of()));
        all.forEach(value -> edges.add(collect.apply(List.of(value))));
        edges.add(collect.apply(all));
        return edges;
    }

    @Override
    public Object random(Random random) {
        int size = random.nextInt(30) == 0 ? LONG : random.nextInt(8);
        return collect.apply(
                IntStream.range(0, size).mapToObj(i -> element.random(random)).toList());
    }
}
