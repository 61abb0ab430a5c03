package dev.witloof.it;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Function;
import java.util.stream.Stream;

/** Values that hold one value of each part: records, tuples, and cases with a payload. */
final class ProductSamples implements Samples {
    private final List<Samples> parts;
    private final Function<Object[], Object> constructor;

    ProductSamples(List<Samples> parts, Function<Object[], Object> constructor) {
        this.parts = parts;
        this.constructor = constructor;
    }

    /** As many as the part with the most edges has; the others begin anew. */
    @Override
    public List<Object> edges() {
        List<List<Object>> columns = parts.stream().map(Samples::edges).toList();
        int rows = columns.stream().mapToInt(List::size).max().orElse(1);
        List<Object> edges = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            int row = i;
            edges.add(constructor.apply(columns.stream()
                    .map(column -> column.get(row % column.size()))
                    .toArray()));
        }
        return edges;
    }

    @Override
    public Object random(Random random) {
        return constructor.apply(parts.stream().map(part -> part.random(random)).toArray());
    }

    /** Values that are of one of several kinds: variants, options, results. */
    static Samples oneOf(List<Samples> cases) {
        List<Object> edges =
                cases.stream().map(Samples::edges).flatMap(List::stream).toList();
        return new Samples() {
            @Override
            public List<Object> edges() {
                return edges;
            }

            @Override
            public Object random(Random random) {
                return cases.get(random.nextInt(cases.size())).random(random);
            }
        };
    }

    /** A kind of values that carries another one. */
    static Samples wrapped(Samples payload, Function<Object, Object> wrap) {
        return new ProductSamples(List.of(payload), parts -> wrap.apply(parts[0]));
    }

    /** The one value of a kind that carries nothing. */
    static Samples single(Object value) {
        return Samples.of(Stream.of(value).toList());
    }
}
