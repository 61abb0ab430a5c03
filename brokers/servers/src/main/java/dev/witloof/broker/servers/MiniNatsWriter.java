package dev.witloof.broker.servers;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What waits to be written to one client. Any thread adds, and never blocks; one thread of its own writes, so that a
 * client that does not read holds up nobody else.
 */
final class MiniNatsWriter {
    private static final int MAX_PENDING = 64 * 1024 * 1024;
    private static final byte[] CRLF = {'\r', '\n'};
    private static final int MAX_KEPT = 1024 * 1024;

    private byte[] pending = new byte[16 * 1024];
    private int size;
    private boolean ended;

    /**
     * Adds a line and what follows it, in one piece.
     *
     * @return false if too much waits already, or nothing is written any more
     */
    synchronized boolean add(String line, byte[] body, int from, int length) {
        byte[] head = (line + "\r\n").getBytes(StandardCharsets.UTF_8);
        if (!reserve(head.length + length + 2)) {
            return false;
        }
        append(head, 0, head.length);
        append(body, from, length);
        append(CRLF, 0, CRLF.length);
        notifyAll();
        return true;
    }

    /** Adds a line alone. */
    synchronized boolean add(String line) {
        byte[] bytes = (line + "\r\n").getBytes(StandardCharsets.UTF_8);
        if (!reserve(bytes.length)) {
            return false;
        }
        append(bytes, 0, bytes.length);
        notifyAll();
        return true;
    }

    /** Writes what waits, and then stops {@link #writeTo}. */
    synchronized void end() {
        ended = true;
        notifyAll();
    }

    /** Writes until {@link #end}. */
    void writeTo(OutputStream out) throws IOException, InterruptedException {
        byte[] spare = new byte[16 * 1024];
        while (true) {
            byte[] full;
            int length;
            synchronized (this) {
                while (size == 0 && !ended) {
                    wait();
                }
                if (size == 0) {
                    return;
                }
                full = pending;
                length = size;
                pending = spare;
                size = 0;
            }
            out.write(full, 0, length);
            out.flush();
            spare = full.length <= MAX_KEPT ? full : new byte[MAX_KEPT];
        }
    }

    private boolean reserve(int length) {
        if (ended || size + length > MAX_PENDING) {
            return false;
        }
        if (size + length > pending.length) {
            pending = Arrays.copyOf(pending, Math.max(size + length, pending.length * 2));
        }
        return true;
    }

    private void append(byte[] bytes, int from, int length) {
        System.arraycopy(bytes, from, pending, size, length);
        size += length;
    }
}
