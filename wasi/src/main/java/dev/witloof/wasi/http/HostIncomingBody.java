package dev.witloof.wasi.http;

import dev.witloof.bindings.wasi.http.Types;
import dev.witloof.bindings.wasi.io.Streams;
import dev.witloof.wasi.io.ByteSource;
import dev.witloof.wasi.io.HostInputStream;
import dev.witloof.wasi.io.Readiness;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The resource {@code incoming-body}. */
final class HostIncomingBody implements Types.IncomingBody {
    private final Exchange exchange;
    private boolean streamed;

    HostIncomingBody(Exchange exchange) {
        this.exchange = exchange.share();
    }

    /** What belongs to the body, and is dropped after it. */
    private record Contents(ResponseBody body, Exchange exchange) implements ByteSource {
        @Override
        public byte @Nullable [] take(int most) throws IOException {
            return body.take(most);
        }

        @Override
        public Readiness readiness() {
            return body.readiness();
        }

        @Override
        public void close() {
            exchange.release();
        }
    }

    @Override
    public Streams.InputStream stream() throws StreamException {
        if (streamed) {
            throw new StreamException();
        }
        streamed = true;
        return new HostInputStream(new Contents(exchange.response().body(), exchange.share()));
    }

    Types.FutureTrailers finish() {
        exchange.response().body().discard();
        return new HostFutureTrailers(exchange.share());
    }

    @Override
    public void close() {
        exchange.release();
    }
}
