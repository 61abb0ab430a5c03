package dev.witloof.wasi.http;

import dev.witloof.bindings.wasi.http.Types;
import dev.witloof.bindings.wasi.http.Types.ErrorCode;
import dev.witloof.bindings.wasi.http.Types.ErrorCodeException;
import dev.witloof.bindings.wasi.io.Streams;
import dev.witloof.wasi.io.HostOutputStream;
import java.util.Optional;

/** The resource {@code outgoing-body}. */
final class HostOutgoingBody implements Types.OutgoingBody {
    private final RequestBody contents;
    private boolean streamed;

    HostOutgoingBody(RequestBody contents) {
        this.contents = contents;
    }

    @Override
    public Streams.OutputStream write() throws WriteException {
        if (streamed) {
            throw new WriteException();
        }
        streamed = true;
        return new HostOutputStream(contents);
    }

    void finish(Optional<Types.Fields> trailers) throws ErrorCodeException {
        if (trailers.filter(fields -> !fields.entries().isEmpty()).isPresent()) {
            ErrorCode code = HttpErrors.internal("Java's client sends no trailer fields");
            contents.abort(code);
            throw new ErrorCodeException(code);
        }
        Optional<ErrorCode> wrong = contents.finish();
        if (wrong.isPresent()) {
            throw new ErrorCodeException(wrong.get());
        }
    }

    /** A body that is dropped before it is finished is broken off. */
    @Override
    public void close() {
        contents.abort(HttpErrors.internal("the guest has dropped the body before its end"));
        contents.release();
    }
}
