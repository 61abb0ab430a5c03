package dev.witloof.it.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;

/** Damages bytes that it knows nothing of: bits, numbers in LEB128, names, runs. */
final class ByteMutator {
    private static final int MOST_INSERTED = 24;
    private static final int SHORTEST_NAME = 2;

    private static final List<byte[]> NAMES = List.of(
            utf8(""),
            utf8("a"),
            utf8("A"),
            utf8("a-b"),
            utf8("A-b1"),
            utf8("a--b"),
            utf8("-"),
            utf8("1a"),
            utf8("wasi:io/streams@0.2.0"),
            utf8("wasi:io/streams@0.2.999999999999999999999"),
            utf8("a:b/c@1.0.0-rc.1+x"),
            utf8("a:b:c/d/e"),
            utf8("[constructor]a"),
            utf8("[method]a.b"),
            utf8("[static]a.b"),
            utf8("[method]a"),
            utf8("[async]a"),
            utf8("locked-dep=<a:b@1.0.0>"),
            utf8("unlocked-dep=<a:b@{>=1.0.0 <2.0.0}>"),
            utf8("url=<https://example.com>"),
            utf8("integrity=<sha256-AAAA>"),
            utf8("cabi_realloc"),
            utf8("memory"),
            utf8("_initialize"),
            utf8("\u0000"),
            utf8("\u20ac\uD83D\uDE00"),
            new byte[] {(byte) 0xFF},
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            utf8("n".repeat(200)));

    private ByteMutator() {}

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** One change; the same bytes where there is nothing to change. */
    static byte[] mutate(byte[] bytes, Chance chance) {
        if (bytes.length == 0) {
            return chance.bytes(chance.below(MOST_INSERTED));
        }
        int at = chance.below(bytes.length);
        return switch (chance.below(9)) {
            case 0 -> with(bytes, at, bytes[at] ^ (1 << chance.below(8)));
            case 1 -> with(bytes, at, chance.interesting());
            case 2 -> with(bytes, at, bytes[at] + (chance.oneIn(2) ? 1 : -1));
            case 3 -> leb(bytes, at, chance);
            case 4 -> name(bytes, at, chance);
            case 5 -> Bytes.replace(bytes, at, at, chance.bytes(1 + chance.below(MOST_INSERTED)));
            case 6 -> Bytes.replace(bytes, at, Math.min(bytes.length, at + 1 + chance.below(MOST_INSERTED)));
            case 7 -> Bytes.slice(bytes, 0, at);
            default -> copyWithin(bytes, at, chance);
        };
    }

    private static byte[] with(byte[] bytes, int at, int value) {
        byte[] changed = bytes.clone();
        changed[at] = (byte) value;
        return changed;
    }

    /** Replaces what may be a number by another, or by the same in an odd form. */
    private static byte[] leb(byte[] bytes, int at, Chance chance) {
        int length = Leb.length(bytes, at, bytes.length);
        long value = Math.max(0, Leb.read(bytes, at, bytes.length));
        byte[] number =
                switch (chance.below(4)) {
                    case 0 -> Leb.unsigned(chance.interesting());
                    case 1 -> Leb.padded(value, 1 + chance.below(7));
                    case 2 -> Leb.unsigned(value + chance.between(-2, 2));
                    default -> Leb.signed(chance.interesting());
                };
        return Bytes.replace(bytes, at, at + length, number);
    }

    /** Replaces what looks like a name with its length, if one begins at or after a place. */
    private static byte[] name(byte[] bytes, int from, Chance chance) {
        for (int at = from; at < bytes.length; at++) {
            int length = bytes[at];
            if (length >= SHORTEST_NAME && at + 1 + length <= bytes.length && isText(bytes, at + 1, length)) {
                byte[] name = chance.pick(NAMES);
                return Bytes.replace(bytes, at, at + 1 + length, Bytes.join(Leb.unsigned(name.length), name));
            }
        }
        return bytes;
    }

    private static boolean isText(byte[] bytes, int from, int length) {
        for (int i = from; i < from + length; i++) {
            if (bytes[i] < ' ' || bytes[i] == 0x7F) {
                return false;
            }
        }
        return true;
    }

    private static byte[] copyWithin(byte[] bytes, int at, Chance chance) {
        int length = 1 + chance.below(Math.min(64, bytes.length - at));
        byte[] part = Bytes.slice(bytes, at, at + length);
        int to = chance.below(bytes.length + 1);
        return Bytes.replace(bytes, to, to, Bytes.repeat(part, chance.oneIn(8) ? 1 + chance.below(50) : 1));
    }
}
