package dev.witloof.wasi.http;

import dev.witloof.bindings.wasi.http.Types;
import dev.witloof.runtime.Tuple2;
import java.net.http.HttpHeaders;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** The resource {@code incoming-response}. */
final class HostIncomingResponse implements Types.IncomingResponse {
    private final Exchange exchange;
    private final HostFields headers;
    private boolean consumed;

    HostIncomingResponse(Exchange exchange) {
        this.headers = HostFields.received(
                exchange.budget(), entries(exchange.response().headers()));
        this.exchange = exchange.share();
    }

    private static List<Tuple2<String, byte[]>> entries(HttpHeaders headers) {
        List<Tuple2<String, byte[]>> entries = new ArrayList<>();
        headers.map().forEach((name, values) -> {
            if (!name.startsWith(":")) { // what HTTP/2 makes of the status line
                values.forEach(value -> entries.add(new Tuple2<>(name, value.getBytes(StandardCharsets.ISO_8859_1))));
            }
        });
        return entries;
    }

    @Override
    public int status() {
        return exchange.response().statusCode();
    }

    @Override
    public Types.Fields headers() {
        return headers.frozen();
    }

    @Override
    public Types.IncomingBody consume() throws ConsumeException {
        if (consumed) {
            throw new ConsumeException();
        }
        consumed = true;
        return new HostIncomingBody(exchange);
    }

    @Override
    public void close() {
        headers.close();
        exchange.release();
    }
}
