package dev.witloof.wasi.http;

import dev.witloof.bindings.wasi.http.Types;
import dev.witloof.wasi.io.OpenLimit;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/** The resource {@code outgoing-response}, which a guest can make although this host has nowhere to send it. */
final class HostOutgoingResponse implements Types.OutgoingResponse {
    private final HostFields headers;
    private int status = 200;
    private final OpenLimit limit;
    private @Nullable RequestBody body;

    HostOutgoingResponse(HostFields headers, OpenLimit limit) {
        this.headers = headers;
        this.limit = limit;
    }

    @Override
    public int statusCode() {
        return status;
    }

    @Override
    public void setStatusCode(int code) throws SetStatusCodeException {
        if (code < 100 || code > 999) {
            throw new SetStatusCodeException();
        }
        status = code;
    }

    @Override
    public Types.Fields headers() {
        return headers.frozen();
    }

    @Override
    public Types.OutgoingBody body() throws BodyException {
        if (body != null || !limit.acquire()) {
            throw new BodyException();
        }
        RequestBody contents = new RequestBody(OptionalLong.empty(), limit);
        body = contents;
        return new HostOutgoingBody(contents);
    }

    @Override
    public void close() {
        headers.close();
        if (body != null) {
            body.release();
        }
    }
}
