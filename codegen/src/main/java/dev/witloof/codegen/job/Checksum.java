package dev.witloof.codegen.job;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.Adler32;
import java.util.zip.CRC32;

/**
 * Tells whether a sequence of parts is what it was: by its length and by two checksums, 64 bits together. A digest would do
 * as well, and costs ten times as much in a virtual machine that has just started, which has checksums in native code.
 */
final class Checksum {

    private final CRC32 crc = new CRC32();
    private final Adler32 adler = new Adler32();
    private long length;

    /** Adds a part with its length before it, so that no two sequences of parts give the same bytes. */
    Checksum add(byte[] part) {
        update(ByteBuffer.allocate(Integer.BYTES).putInt(part.length).array());
        update(part);
        return this;
    }

    Checksum add(String part) {
        return add(part.getBytes(StandardCharsets.UTF_8));
    }

    /** Adds a list with its length; the order counts. */
    Checksum addAll(Iterable<String> parts) {
        int count = 0;
        for (String part : parts) {
            add(part);
            count++;
        }
        return add("#" + count);
    }

    /** The checksums and the length, as hexadecimal numbers with {@code -} between them. */
    String text() {
        return Long.toHexString(crc.getValue()) + "-" + Long.toHexString(adler.getValue()) + "-"
                + Long.toHexString(length);
    }

    /** Says whether a text has the form of {@link #text}. */
    static boolean isText(String text) {
        return text.matches("[0-9a-f]+-[0-9a-f]+-[0-9a-f]+");
    }

    private void update(byte[] bytes) {
        crc.update(bytes, 0, bytes.length);
        adler.update(bytes, 0, bytes.length);
        length += bytes.length;
    }
}
