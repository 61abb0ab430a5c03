package dev.witloof.broker.nats;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * What a server sends, on its way to the client library, with the headers of messages made harmless: the library's
 * reading thread ends for good at a header that is not ASCII or not well-formed, which any publisher can send. A byte
 * that no header may have becomes a question mark. Headers that are none at all are left out, and so are those of a
 * message from a stream that make it look like a status of the server, because the library would leave out its data.
 *
 * <p>For one thread.
 */
final class HeaderGuard {
    private static final int FIRST_SIZE = 64 << 10;
    private static final int LONGEST_LINE = 1 << 20;
    private static final int LARGEST_HEADERS = 128 << 20;
    private static final byte[] VERSION = "NATS/1.0".getBytes(StandardCharsets.US_ASCII);
    private static final String FROM_STREAM = " $JS.ACK.";

    private byte[] buffer = new byte[FIRST_SIZE];
    private int taken;
    private int ready;
    private int end;
    private long body;

    /** Where received bytes go, from {@link #end()} on, at most {@link #space()}. */
    byte[] buffer() {
        return buffer;
    }

    int end() {
        return end;
    }

    int space() {
        return buffer.length - end;
    }

    boolean hasReady() {
        return ready > taken;
    }

    /** Bytes were put into the buffer. */
    void received(int count) throws IOException {
        end += count;
        while (ready < end && step()) {
            // One piece of the protocol after the other.
        }
        if (!hasReady()) {
            makeSpace();
        }
    }

    /** Gives on what is ready. */
    int take(byte[] target, int offset, int length) {
        int count = Math.min(length, ready - taken);
        System.arraycopy(buffer, taken, target, offset, count);
        taken += count;
        if (taken == end) {
            taken = 0;
            ready = 0;
            end = 0;
        } else if (!hasReady()) {
            makeSpace();
        }
        return count;
    }

    /** Gives on what is left when nothing more comes; -1 if nothing is. */
    int drain(byte[] target, int offset, int length) {
        ready = end;
        return hasReady() ? take(target, offset, length) : -1;
    }

    private void makeSpace() {
        System.arraycopy(buffer, taken, buffer, 0, end - taken);
        ready -= taken;
        end -= taken;
        taken = 0;
        if (end == buffer.length) {
            buffer = Arrays.copyOf(buffer, 2 * buffer.length);
        }
    }

    /** Looks at the next piece; whether it was there. */
    private boolean step() throws IOException {
        if (body > 0) {
            int count = (int) Math.min(body, end - ready);
            ready += count;
            body -= count;
            return true;
        }
        int newline = ready;
        while (newline < end && buffer[newline] != '\n') {
            newline++;
        }
        if (newline == end) {
            if (end - ready > LONGEST_LINE) {
                throw new IOException("the server sent a line of more than " + LONGEST_LINE + " bytes");
            }
            return false;
        }
        boolean headers = is('H');
        if (!headers && !is('M')) {
            ready = newline + 1;
            return true;
        }
        // "MSG subject sid [reply] size" and "HMSG subject sid [reply] header-size size", each with \r\n.
        int last = numberBefore(newline);
        long size = number(last, newline);
        if (!headers) {
            body = size + 2;
            ready = newline + 1;
            return true;
        }
        int headerNumber = numberBefore(last - 1);
        long headerSize = number(headerNumber, last - 1);
        if (headerSize > LARGEST_HEADERS || headerSize > size) {
            throw new IOException("the server sent headers of " + headerSize + " bytes in a message of " + size);
        }
        int from = newline + 1;
        if (end - from < headerSize) {
            return false;
        }
        int to = from + (int) headerSize;
        boolean fromStream =
                new String(buffer, ready, headerNumber - ready, StandardCharsets.ISO_8859_1).contains(FROM_STREAM);
        body = size - headerSize + 2;
        if (isWellFormed(from, to, !fromStream)) {
            ready = to;
        } else {
            leaveOut(headerNumber, to, size - headerSize);
        }
        return true;
    }

    /** Makes the message that comes next, up to its data, one without headers. */
    private void leaveOut(int headerNumber, int to, long size) {
        byte[] number = (size + "\r\n").getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(buffer, ready + 1, buffer, ready, headerNumber - ready - 1); // HMSG becomes MSG
        int at = headerNumber - 1;
        System.arraycopy(number, 0, buffer, at, number.length);
        at += number.length;
        System.arraycopy(buffer, to, buffer, at, end - to);
        end -= to - at;
        ready = at;
    }

    private boolean is(char first) {
        return buffer[ready] == first || buffer[ready] == first + ('a' - 'A');
    }

    /** Where the number begins that ends before a place, a carriage return aside. */
    private int numberBefore(int place) {
        int start = place;
        while (start > ready && buffer[start - 1] != ' ' && buffer[start - 1] != '\t') {
            start--;
        }
        return start;
    }

    private long number(int from, int to) throws IOException {
        long number = 0;
        for (int i = from; i < to && buffer[i] != '\r'; i++) {
            int digit = buffer[i] - '0';
            if (digit < 0 || digit > 9 || number > Integer.MAX_VALUE) {
                throw new IOException("the server sent a size that is no number");
            }
            number = 10 * number + digit;
        }
        return number;
    }

    /** Whether the library can read the headers, once bytes that are not ASCII have been replaced. */
    private boolean isWellFormed(int from, int to, boolean maybeStatus) {
        int at = from + VERSION.length;
        if (to - from < VERSION.length + 4 || !Arrays.equals(buffer, from, at, VERSION, 0, VERSION.length)) {
            return false;
        }
        if (endsLine(at, to)) {
            at += 2;
        } else if (maybeStatus && buffer[at] == ' ' && buffer[at + 1] > ' ') {
            int start = at;
            at = line(start, to);
            if (at >= 0 && buffer[at - 3] <= ' ') {
                return false; // a status that ends in a space reads past its line
            }
        } else {
            return false;
        }
        while (at >= 0 && at < to && !endsLine(at, to)) {
            at = header(at, to);
        }
        return at >= 0 && at == to - 2;
    }

    private boolean endsLine(int at, int to) {
        return at + 1 < to && buffer[at] == '\r' && buffer[at + 1] == '\n';
    }

    /** Cleans a header and gives where the next line begins, or -1 if it has no name or no colon. */
    private int header(int from, int to) {
        int at = from;
        while (at < to && buffer[at] != ':' && buffer[at] != '\r') {
            if (buffer[at] <= ' ' || buffer[at] == 0x7f) { // bytes beyond ASCII are negative
                buffer[at] = '?';
            }
            at++;
        }
        return at == to || at == from || buffer[at] != ':' ? -1 : line(at + 1, to);
    }

    /** Cleans the rest of a line and gives where the next one begins, or -1 if it does not end. */
    private int line(int from, int to) {
        int at = from;
        while (at < to && !endsLine(at, to)) {
            if (buffer[at] < 0 || buffer[at] == '\r' || buffer[at] == '\n') {
                buffer[at] = '?';
            }
            at++;
        }
        return at == to ? -1 : at + 2;
    }
}
