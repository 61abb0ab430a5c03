package dev.witloof.wasi.filesystem;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;

/** What is closed again, the newest first, unless all went well. */
final class Closing implements Closeable {
    private final Deque<Closeable> opened = new ArrayDeque<>();

    void add(Closeable one) {
        opened.push(one);
    }

    /** All went well: somebody else closes it. */
    void forget() {
        opened.clear();
    }

    @Override
    public void close() throws IOException {
        while (!opened.isEmpty()) {
            opened.pop().close();
        }
    }
}
