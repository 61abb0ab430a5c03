package dev.witloof.wasi.http;

import dev.witloof.bindings.wasi.http.OutgoingHandler;
import dev.witloof.bindings.wasi.http.Types;
import dev.witloof.bindings.wasi.io.Error;
import dev.witloof.runtime.Result;
import dev.witloof.runtime.Tuple2;
import dev.witloof.wasi.io.HostError;
import dev.witloof.wasi.io.OpenLimit;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The functions of {@code wasi:http} that a guest sends requests with, for one instance. */
public final class HostHttp implements Types, OutgoingHandler {
    private final HttpClients clients;
    private final Sending sending;
    private final HttpLimits limits;
    private final OpenLimit open;
    private final FieldBudget budget = new FieldBudget();

    /**
     * Makes the interfaces.
     *
     * @param clients send the requests
     * @param grants where the guest may send them
     * @param longest how long one wait of a request may be
     * @param open counts those that are on their way
     */
    public HostHttp(HttpClients clients, List<UrlPattern> grants, Duration longest, OpenLimit open) {
        this.clients = clients;
        this.limits = new HttpLimits(longest);
        this.sending = new Sending(grants, limits);
        this.open = open;
    }

    @Override
    public FutureIncomingResponse handle(OutgoingRequest request, Optional<RequestOptions> options)
            throws ErrorCodeException {
        HostOutgoingRequest own = HostOutgoingRequest.own(request);
        try (own) {
            return send(own, options.map(HostRequestOptions::own));
        } catch (ErrorCodeException | RuntimeException e) {
            own.contents().ifPresent(body -> body.abort(HttpErrors.internal("the request was not sent")));
            throw e;
        } finally {
            options.ifPresent(RequestOptions::close);
        }
    }

    private FutureIncomingResponse send(HostOutgoingRequest request, Optional<HostRequestOptions> options)
            throws ErrorCodeException {
        HttpRequest java = sending.request(request, options);
        if (!open.acquire()) {
            throw new ErrorCodeException(new ErrorCode.ConnectionLimitReached());
        }
        long patience = limits.betweenBytes(options).toNanos();
        try {
            CompletableFuture<HttpResponse<ResponseBody>> response =
                    clients.client(limits.connect(options)).sendAsync(java, info -> new ResponseBody(patience));
            return new HostFutureResponse(new Exchange(response, open, budget));
        } catch (RuntimeException e) {
            open.release();
            throw e;
        }
    }

    @Override
    public Optional<ErrorCode> httpErrorCode(Error.ErrorResource error) {
        return HostError.code(error, ErrorCode.class);
    }

    @Override
    public Fields newFields() {
        return HostFields.none(budget);
    }

    @Override
    public Fields fieldsFromList(List<Tuple2<String, byte[]>> entries) throws HeaderErrorException {
        return HostFields.of(budget, entries);
    }

    @Override
    public OutgoingRequest newOutgoingRequest(Fields headers) {
        return new HostOutgoingRequest(HostFields.own(headers), open);
    }

    @Override
    public RequestOptions newRequestOptions() {
        return new HostRequestOptions();
    }

    /** There are no incoming requests on this host, so there is no response to set. */
    @Override
    public void responseOutparamSet(ResponseOutparam param, Result<OutgoingResponse, ErrorCode> response) {
        throw new IllegalArgumentException("the response-outparam was not made by this host");
    }

    @Override
    public FutureTrailers incomingBodyFinish(IncomingBody body) {
        if (body instanceof HostIncomingBody own) {
            try (own) {
                return own.finish();
            }
        }
        throw new IllegalArgumentException("the incoming-body was not made by this host");
    }

    @Override
    public OutgoingResponse newOutgoingResponse(Fields headers) {
        return new HostOutgoingResponse(HostFields.own(headers), open);
    }

    @Override
    public void outgoingBodyFinish(OutgoingBody body, Optional<Fields> trailers) throws ErrorCodeException {
        if (!(body instanceof HostOutgoingBody own)) {
            throw new IllegalArgumentException("the outgoing-body was not made by this host");
        }
        try (own) {
            own.finish(trailers);
        } finally {
            trailers.ifPresent(Fields::close);
        }
    }
}
