package dev.witloof.it.fuzz;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;

/** Arrays with a part taken out, put in or replaced; the arrays that are given stay as they are. */
final class Bytes {
    private Bytes() {}

    static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** The bytes with those from {@code start} to below {@code end} replaced by others. */
    static byte[] replace(byte[] bytes, int start, int end, byte... with) {
        return join(Arrays.copyOf(bytes, start), with, Arrays.copyOfRange(bytes, end, bytes.length));
    }

    static byte[] slice(byte[] bytes, int start, int end) {
        return Arrays.copyOfRange(bytes, start, end);
    }

    static byte[] repeat(byte[] bytes, int times) {
        byte[] all = new byte[bytes.length * times];
        for (int i = 0; i < times; i++) {
            System.arraycopy(bytes, 0, all, i * bytes.length, bytes.length);
        }
        return all;
    }
}
