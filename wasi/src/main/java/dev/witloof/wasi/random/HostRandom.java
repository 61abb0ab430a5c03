package dev.witloof.wasi.random;

import dev.witloof.bindings.wasi.random.Insecure;
import dev.witloof.bindings.wasi.random.InsecureSeed;
import dev.witloof.bindings.wasi.random.Random;
import dev.witloof.runtime.Tuple2;
import java.util.random.RandomGenerator;

/** The interfaces of {@code wasi:random}. One generator serves them all: the insecure ones may be secure. */
public final class HostRandom implements Random, Insecure, InsecureSeed {
    /** More at once than any guest keeps in its memory for a purpose. */
    private static final int MAX_BYTES = 1 << 24;

    private final RandomGenerator generator;

    /**
     * Makes the interfaces.
     *
     * @param generator where the numbers come from
     */
    public HostRandom(RandomGenerator generator) {
        this.generator = generator;
    }

    @Override
    public byte[] getRandomBytes(long length) {
        if (Long.compareUnsigned(length, MAX_BYTES) > 0) {
            throw new IllegalArgumentException("at most " + MAX_BYTES + " random bytes are made at once; "
                    + Long.toUnsignedString(length) + " were asked for");
        }
        byte[] bytes = new byte[(int) length];
        generator.nextBytes(bytes);
        return bytes;
    }

    @Override
    public long getRandomU64() {
        return generator.nextLong();
    }

    @Override
    public byte[] getInsecureRandomBytes(long length) {
        return getRandomBytes(length);
    }

    @Override
    public long getInsecureRandomU64() {
        return generator.nextLong();
    }

    @Override
    public Tuple2<Long, Long> insecureSeed() {
        return new Tuple2<>(generator.nextLong(), generator.nextLong());
    }
}
