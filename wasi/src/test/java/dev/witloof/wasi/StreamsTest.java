package dev.witloof.wasi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.bindings.wasi.cli.Stdin;
import dev.witloof.bindings.wasi.cli.Stdout;
import dev.witloof.bindings.wasi.filesystem.Types;
import dev.witloof.bindings.wasi.io.Poll;
import dev.witloof.bindings.wasi.io.Streams;
import dev.witloof.bindings.wasi.io.Streams.StreamError;
import dev.witloof.bindings.wasi.io.Streams.StreamErrorException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PipedInputStream;
import java.io.PipedOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class StreamsTest {
    private static final byte[] ABC = {1, 2, 3};

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    private static Streams.InputStream input(InputStream stream) {
        return WasiHost.builder()
                .stdin(stream)
                .build()
                .interfaces()
                .get(Stdin.class)
                .getStdin();
    }

    private static Streams.OutputStream output(OutputStream stream) {
        return WasiHost.builder()
                .stdout(stream)
                .build()
                .interfaces()
                .get(Stdout.class)
                .getStdout();
    }

    @Test
    void readsWhatIsThereUntilTheEnd() throws Exception {
        Streams.InputStream stream = input(new ByteArrayInputStream(ABC));
        assertThat(stream.read(0)).isEmpty();
        assertThat(stream.blockingRead(2)).containsExactly(1, 2);
        assertThat(stream.read(-1)).containsExactly(3);
        assertThatThrownBy(() -> stream.blockingRead(1)).satisfies(StreamsTest::isClosed);
        assertThatThrownBy(() -> stream.read(0)).satisfies(StreamsTest::isClosed);
        assertThatThrownBy(() -> stream.skip(1)).satisfies(StreamsTest::isClosed);
    }

    @Test
    void skipsBytes() throws Exception {
        Streams.InputStream stream = input(new ByteArrayInputStream(ABC));
        assertThat(stream.blockingSkip(2)).isEqualTo(2);
        assertThat(stream.skip(5)).isEqualTo(1);
    }

    @Test
    void doesNotWaitForBytesUnlessAsked() throws Exception {
        PipedOutputStream writer = new PipedOutputStream();
        Streams.InputStream stream = input(new PipedInputStream(writer));
        Poll.Pollable pollable = stream.subscribe();
        assertThat(stream.read(10)).isEmpty();
        assertThat(pollable.ready()).isFalse();
        writer.write(ABC);
        writer.flush();
        pollable.block();
        assertThat(pollable.ready()).isTrue();
        assertThat(stream.read(10)).containsExactly(1, 2, 3);
        assertThat(pollable.ready()).isFalse();
        stream.close();
        assertThat(pollable.ready()).isTrue();
        pollable.close();
    }

    @Test
    void anInterruptEndsARead() throws Exception {
        Streams.InputStream stream = input(new PipedInputStream(new PipedOutputStream()));
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> stream.blockingRead(1))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("interrupted");
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void tellsAFailureOnce() {
        Streams.InputStream stream = input(new FilterInputStream(InputStream.nullInputStream()) {
            @Override
            public int read(byte[] bytes, int from, int count) throws IOException {
                throw new IOException("no more paper");
            }
        });
        Types types = WasiHost.builder().build().interfaces().get(Types.class);
        assertThatThrownBy(() -> stream.blockingRead(1)).isInstanceOfSatisfying(StreamErrorException.class, e -> {
            StreamError.LastOperationFailed failed = (StreamError.LastOperationFailed) e.error();
            assertThat(failed.value().toDebugString()).isEqualTo("no more paper");
            assertThat(types.filesystemErrorCode(failed.value())).isEmpty();
        });
        assertThatThrownBy(() -> stream.read(1)).satisfies(StreamsTest::isClosed);
    }

    @Test
    void writesWhatItHasRoomFor() throws Exception {
        Streams.OutputStream stream = output(written);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stream.write(ABC))
                .withMessage("write was given 3 bytes; the last check-write has left room for 0");
        assertThat(stream.checkWrite()).isPositive();
        stream.write(ABC);
        stream.writeZeroes(2);
        stream.flush();
        assertThat(written.toByteArray()).containsExactly(1, 2, 3, 0, 0);
        stream.blockingFlush();
        assertThat(stream.subscribe().ready()).isTrue();
        long room = stream.checkWrite();
        assertThatIllegalArgumentException().isThrownBy(() -> stream.writeZeroes(room + 1));
        assertThatIllegalArgumentException().isThrownBy(() -> stream.writeZeroes(-1));
    }

    @Test
    void writesAndFlushesShortTexts() throws Exception {
        Streams.OutputStream stream = output(written);
        stream.blockingWriteAndFlush(ABC);
        stream.blockingWriteZeroesAndFlush(1);
        assertThat(written.toByteArray()).containsExactly(1, 2, 3, 0);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> stream.blockingWriteAndFlush(new byte[4097]))
                .withMessageContaining("4096 bytes at most, and was given 4097");
        assertThatIllegalArgumentException().isThrownBy(() -> stream.blockingWriteZeroesAndFlush(-1));
    }

    @Test
    void splices() throws Exception {
        Streams.OutputStream to = output(written);
        Streams.InputStream from = input(new ByteArrayInputStream(ABC));
        assertThat(to.blockingSplice(from, 2)).isEqualTo(2);
        assertThat(to.splice(from, -1)).isEqualTo(1);
        assertThat(to.splice(from, 0)).isZero();
        assertThatThrownBy(() -> to.blockingSplice(from, 1)).satisfies(StreamsTest::isClosed);
        assertThat(written.toByteArray()).containsExactly(1, 2, 3);
        assertThat(to.checkWrite()).isPositive();
    }

    @Test
    void nothingIsWrittenToAStreamThatHasFailed() throws Exception {
        Streams.OutputStream stream = output(new OutputStream() {
            @Override
            public void write(int b) throws IOException {
                throw new IOException("no more ink");
            }
        });
        assertThatThrownBy(() -> stream.blockingWriteAndFlush(ABC))
                .isInstanceOfSatisfying(StreamErrorException.class, e -> assertThat(e.error())
                        .isInstanceOf(StreamError.LastOperationFailed.class));
        assertThatThrownBy(stream::checkWrite).satisfies(StreamsTest::isClosed);
        assertThatThrownBy(() -> stream.write(ABC)).satisfies(StreamsTest::isClosed);
        assertThatThrownBy(stream::flush).satisfies(StreamsTest::isClosed);
        assertThat(stream.subscribe().ready()).isTrue();
    }

    @Test
    void closingAStreamClosesNotThatOfJava() {
        boolean[] closed = new boolean[1];
        output(new ByteArrayOutputStream() {
                    @Override
                    public void close() {
                        closed[0] = true;
                    }
                })
                .close();
        assertThat(closed[0]).isFalse();
    }

    private static void isClosed(Throwable thrown) {
        assertThat(thrown).isInstanceOfSatisfying(StreamErrorException.class, e -> assertThat(e.error())
                .isEqualTo(new StreamError.Closed()));
    }
}
