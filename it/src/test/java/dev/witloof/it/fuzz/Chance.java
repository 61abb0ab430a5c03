package dev.witloof.it.fuzz;

import java.util.List;
import java.util.SplittableRandom;

/** All chance of one case: the same seed and number give the same choices. */
final class Chance {
    private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;
    private static final int[] INTERESTING = {
        0,
        1,
        2,
        3,
        7,
        8,
        15,
        16,
        31,
        32,
        63,
        64,
        127,
        128,
        255,
        256,
        1000,
        1001,
        32767,
        32768,
        65535,
        65536,
        100_000,
        1 << 20,
        (1 << 28) - 1,
        1 << 28,
        Integer.MAX_VALUE,
        Integer.MIN_VALUE,
        -1,
        -2,
        -8,
        -16,
        -65536
    };

    private final SplittableRandom random;

    private Chance(SplittableRandom random) {
        this.random = random;
    }

    static Chance of(long seed, long number) {
        return new Chance(new SplittableRandom(seed * SPREAD + number));
    }

    /** A number from 0 to below {@code bound}, which is positive. */
    int below(int bound) {
        return random.nextInt(bound);
    }

    /** A number from {@code from} to {@code to}, both included. */
    int between(int from, int to) {
        return from + random.nextInt(to - from + 1);
    }

    boolean oneIn(int n) {
        return random.nextInt(n) == 0;
    }

    <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }

    long anyLong() {
        return random.nextLong();
    }

    /** A number at which something is likely to change. */
    int interesting() {
        return INTERESTING[random.nextInt(INTERESTING.length)];
    }

    byte[] bytes(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) random.nextInt();
        }
        return bytes;
    }
}
