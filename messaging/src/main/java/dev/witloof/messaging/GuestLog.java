package dev.witloof.messaging;

import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What guests print, as lines of the log: each with the message that the guest is handling, in its text and in the
 * {@linkplain LogKeys diagnostic context}. The logger is named after {@link Guest}; standard output is logged as
 * information, standard error as a warning.
 *
 * <pre>{@code
 * WasiHost wasi = WasiHost.builder().stdout(GuestLog.stdout()).stderr(GuestLog.stderr()).build();
 * GuestFactory factory = GuestFactory.of(component, wasi);
 * }</pre>
 *
 * <p>A line ends at a line break, after 1000 bytes, and with the message. It is read as UTF-8, and control characters in it
 * become spaces. The streams are safe for use by several threads, whose lines do not mix.
 */
public final class GuestLog {
    private static final Logger LOG = LoggerFactory.getLogger(Guest.class);
    private static final int LONGEST = 1000;

    /** An instance is used by one thread at a time, which handles one message at a time. */
    private static final ThreadLocal<GuestLog> OF_THREAD = ThreadLocal.withInitial(GuestLog::new);

    private final Line output = new Line();
    private final Line error = new Line();
    private Supplier<String> message = GuestLog::noMessage;

    private GuestLog() {}

    /**
     * Logs standard output.
     *
     * @return a stream that need not be closed
     */
    public static OutputStream stdout() {
        return new Sink(false);
    }

    /**
     * Logs standard error.
     *
     * @return a stream that need not be closed
     */
    public static OutputStream stderr() {
        return new Sink(true);
    }

    private static String noMessage() {
        return "A guest that handles no message";
    }

    /** This thread begins with a message. */
    static void begin(Supplier<String> message) {
        OF_THREAD.get().message = message;
    }

    /** This thread has ended with a message, or with making a guest. */
    static void end() {
        GuestLog own = OF_THREAD.get();
        own.end(own.output, false);
        own.end(own.error, true);
        own.message = GuestLog::noMessage;
    }

    private void write(boolean toError, byte[] bytes, int offset, int length) {
        Line line = toError ? error : output;
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '\n' || line.size() == LONGEST) {
                log(toError, line.take());
            }
            if (bytes[i] != '\n') {
                line.write(bytes[i]);
            }
        }
    }

    private void end(Line line, boolean toError) {
        if (line.size() > 0) {
            log(toError, line.take());
        }
    }

    private void log(boolean toError, String text) {
        if (toError) {
            if (LOG.isWarnEnabled()) {
                LOG.warn("{} printed as an error: {}", message.get(), LogText.of(text));
            }
        } else if (LOG.isInfoEnabled()) {
            LOG.info("{} printed: {}", message.get(), LogText.of(text));
        }
    }

    private static final class Line extends ByteArrayOutputStream {
        String take() {
            String text = toString(StandardCharsets.UTF_8);
            reset();
            return text;
        }
    }

    private static final class Sink extends OutputStream {
        private final boolean toError;

        Sink(boolean toError) {
            this.toError = toError;
        }

        @Override
        public void write(int one) {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) {
            OF_THREAD.get().write(toError, bytes, offset, length);
        }
    }
}
