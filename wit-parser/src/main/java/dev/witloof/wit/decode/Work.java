package dev.witloof.wit.decode;

/** The steps that are left: a few bytes can instantiate a component or use a type again and again. */
final class Work {
    /** Far above what real components need, and a fraction of a second. */
    private static final int MOST = 5_000_000;

    private int done;

    void step() {
        done++;
        if (done > MOST) {
            throw new WitDecodeException(
                    "the component",
                    "instances and types that take more than " + MOST + " steps to name",
                    "a component with fewer of them");
        }
    }
}
