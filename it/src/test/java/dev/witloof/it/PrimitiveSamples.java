package dev.witloof.it;

import dev.witloof.component.type.PrimitiveType;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/** Numbers, characters and strings, and the places where their encodings change. */
final class PrimitiveSamples implements Samples {
    private static final List<Object> STRINGS = List.of(
            "",
            "a",
            "\u0000",
            "\u007F\u0080",
            "caf\u00E9 \u00FF",
            "\u0100",
            "\u07FF\u0800",
            "\uD7FF\uE000\uFFFF",
            "\uD83D\uDE00",
            "\uD800\uDC00\uDBFF\uDFFF",
            "x".repeat(5000),
            "\u00FF".repeat(5000),
            "\u00FF".repeat(5000) + "\u0100",
            "\u20AC".repeat(3000),
            "\uD83D\uDE00".repeat(2000) + "a");

    private final List<Object> edges;
    private final Function<Random, Object> others;

    private PrimitiveSamples(List<Object> edges, Function<Random, Object> others) {
        this.edges = edges;
        this.others = others;
    }

    static Samples of(PrimitiveType type) {
        return switch (type) {
            case BOOL -> Samples.of(List.of(false, true));
            case S8 ->
                new PrimitiveSamples(List.of((byte) 0, (byte) 1, (byte) -1, Byte.MIN_VALUE, Byte.MAX_VALUE), random ->
                        (byte) random.nextInt());
            case U8 -> new PrimitiveSamples(List.of(0, 1, 127, 128, 255), random -> random.nextInt(256));
            case S16 ->
                new PrimitiveSamples(
                        List.of((short) 0, (short) 1, (short) -1, Short.MIN_VALUE, Short.MAX_VALUE),
                        random -> (short) random.nextInt());
            case U16 -> new PrimitiveSamples(List.of(0, 1, 0x7FFF, 0x8000, 0xFFFF), random -> random.nextInt(0x10000));
            case S32 -> new PrimitiveSamples(List.of(0, 1, -1, Integer.MIN_VALUE, Integer.MAX_VALUE), Random::nextInt);
            case U32 ->
                new PrimitiveSamples(
                        List.of(0L, 1L, 0x7FFF_FFFFL, 0x8000_0000L, 0xFFFF_FFFFL),
                        random -> random.nextInt() & 0xFFFF_FFFFL);
            case S64, U64 ->
                new PrimitiveSamples(
                        List.of(0L, 1L, -1L, Long.MIN_VALUE, Long.MAX_VALUE, 0xFFFF_FFFFL), Random::nextLong);
            case F32 ->
                new PrimitiveSamples(
                        List.of(
                                0f,
                                -0f,
                                1.5f,
                                Float.MIN_VALUE,
                                Float.MIN_NORMAL,
                                -Float.MAX_VALUE,
                                Float.NEGATIVE_INFINITY,
                                Float.POSITIVE_INFINITY,
                                Float.NaN),
                        random -> Float.intBitsToFloat(random.nextInt()));
            case F64 ->
                new PrimitiveSamples(
                        List.of(
                                0d,
                                -0d,
                                1.5d,
                                Double.MIN_VALUE,
                                Double.MIN_NORMAL,
                                -Double.MAX_VALUE,
                                Double.NEGATIVE_INFINITY,
                                Double.POSITIVE_INFINITY,
                                Double.NaN),
                        random -> Double.longBitsToDouble(random.nextLong()));
            case CHAR ->
                new PrimitiveSamples(
                        List.of(0, (int) 'a', 0x7F, 0x80, 0x7FF, 0x800, 0xD7FF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF),
                        PrimitiveSamples::character);
            case STRING -> new PrimitiveSamples(STRINGS, PrimitiveSamples::string);
            case ERROR_CONTEXT -> throw new IllegalArgumentException("no bindings have an error-context");
        };
    }

    /** A string of one kind of characters, or of several. */
    private static String string(Random random) {
        int[] limits = {0x80, 0x100, 0x800, 0x10000, 0x110000};
        int limit = limits[random.nextInt(limits.length)];
        return random.ints(random.nextInt(40), 0, limit)
                .map(PrimitiveSamples::scalarValue)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static int character(Random random) {
        return scalarValue(random.nextInt(0x110000));
    }

    private static int scalarValue(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE ? 'x' : codePoint;
    }

    @Override
    public List<Object> edges() {
        return edges;
    }

    @Override
    public Object random(Random random) {
        return random.nextInt(4) == 0 ? edges.get(random.nextInt(edges.size())) : others.apply(random);
    }
}
