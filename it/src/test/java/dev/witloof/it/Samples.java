package dev.witloof.it;

import java.util.List;
import java.util.Random;

/** Where the test values of one type come from, as the Java that the bindings have for the type. */
interface Samples {
    /** Every value at an edge of the type, and of each of its parts. */
    List<Object> edges();

    /** Some value; often one at an edge. */
    Object random(Random random);

    /** The samples of a closed set of values. */
    static Samples of(List<Object> all) {
        return new Samples() {
            @Override
            public List<Object> edges() {
                return all;
            }

            @Override
            public Object random(Random random) {
                return all.get(random.nextInt(all.size()));
            }
        };
    }
}
