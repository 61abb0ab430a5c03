package dev.witloof.wasi.http;

import dev.witloof.bindings.wasi.http.Types;
import dev.witloof.bindings.wasi.http.Types.ErrorCode;
import dev.witloof.bindings.wasi.http.Types.ErrorCodeException;
import dev.witloof.bindings.wasi.http.Types.Method;
import dev.witloof.bindings.wasi.http.Types.Scheme;
import dev.witloof.wasi.io.OpenLimit;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The resource {@code outgoing-request}. */
final class HostOutgoingRequest implements Types.OutgoingRequest {
    private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
    private static final Pattern PATH = Pattern.compile("[!$&'()*+,;=:@%/?._~0-9A-Za-z\\[\\]|{}^-]*");
    private static final Pattern AUTHORITY = Pattern.compile("(\\[[0-9A-Fa-f:.]+\\]|[A-Za-z0-9_.-]+)(:\\d{1,5})?");
    private static final Pattern SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]*");

    private final HostFields headers;
    private final OpenLimit limit;
    private @Nullable RequestBody body;
    private Method method = new Method.Get();
    private Optional<String> path = Optional.empty();
    private Optional<Scheme> scheme = Optional.empty();
    private Optional<String> authority = Optional.empty();

    HostOutgoingRequest(HostFields headers, OpenLimit limit) {
        this.headers = headers;
        this.limit = limit;
    }

    static HostOutgoingRequest own(Types.OutgoingRequest given) {
        if (given instanceof HostOutgoingRequest own) {
            return own;
        }
        throw new IllegalArgumentException("the outgoing-request was not made by this host's types");
    }

    /** What was taken as the request's body, if the guest has taken it. */
    Optional<RequestBody> contents() {
        return Optional.ofNullable(body);
    }

    HostFields fields() {
        return headers;
    }

    @Override
    public Types.OutgoingBody body() throws BodyException {
        if (body != null) {
            throw new BodyException();
        }
        OptionalLong length;
        try {
            length = length();
        } catch (ErrorCodeException e) {
            throw new BodyException(e);
        }
        if (!limit.acquire()) {
            throw new BodyException();
        }
        RequestBody contents = new RequestBody(length, limit);
        body = contents;
        return new HostOutgoingBody(contents);
    }

    /** What the header fields say of the body's length. */
    OptionalLong length() throws ErrorCodeException {
        List<byte[]> values = headers.get("content-length");
        if (values.isEmpty()) {
            return OptionalLong.empty();
        }
        String text = new String(values.get(0), StandardCharsets.ISO_8859_1);
        if (values.size() > 1 || !text.matches("\\d{1,18}")) {
            throw new ErrorCodeException(new ErrorCode.HttpRequestBodySize(Optional.empty()));
        }
        return OptionalLong.of(Long.parseLong(text));
    }

    @Override
    public Method method() {
        return method;
    }

    @Override
    public void setMethod(Method wanted) throws SetMethodException {
        if (wanted instanceof Method.Other other
                && !TOKEN.matcher(other.value()).matches()) {
            throw new SetMethodException();
        }
        method = wanted;
    }

    @Override
    public Optional<String> pathWithQuery() {
        return path;
    }

    @Override
    public void setPathWithQuery(Optional<String> wanted) throws SetPathWithQueryException {
        if (wanted.filter(text -> !PATH.matcher(text).matches()).isPresent()) {
            throw new SetPathWithQueryException();
        }
        path = wanted;
    }

    @Override
    public Optional<Scheme> scheme() {
        return scheme;
    }

    @Override
    public void setScheme(Optional<Scheme> wanted) throws SetSchemeException {
        if (wanted.orElse(null) instanceof Scheme.Other other
                && !SCHEME.matcher(other.value()).matches()) {
            throw new SetSchemeException();
        }
        scheme = wanted;
    }

    @Override
    public Optional<String> authority() {
        return authority;
    }

    @Override
    public void setAuthority(Optional<String> wanted) throws SetAuthorityException {
        if (wanted.filter(text -> !AUTHORITY.matcher(text).matches()).isPresent()) {
            throw new SetAuthorityException();
        }
        authority = wanted;
    }

    @Override
    public Types.Fields headers() {
        return headers.frozen();
    }

    @Override
    public void close() {
        headers.close();
        contents().ifPresent(RequestBody::release);
    }
}
