package dev.witloof.wasi.http;

import dev.witloof.bindings.wasi.http.Types.ErrorCode;
import dev.witloof.bindings.wasi.http.Types.ErrorCodeException;
import dev.witloof.bindings.wasi.http.Types.Method;
import dev.witloof.bindings.wasi.http.Types.Scheme;
import dev.witloof.runtime.Tuple2;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** Makes Java's request of a guest's, if the guest may send it. */
final class Sending {
    private static final int MAX_URL = 8192;
    /** Names that lead up, or nowhere, also with the parameters that some servers cut off before they follow them. */
    private static final Pattern DOTS = Pattern.compile("(.*/)?(\\.|%2[eE]){1,2}(;[^/]*)?(/.*)?");

    private final List<UrlPattern> grants;
    private final HttpLimits limits;

    Sending(List<UrlPattern> grants, HttpLimits limits) {
        this.grants = grants;
        this.limits = limits;
    }

    HttpRequest request(HostOutgoingRequest request, Optional<HostRequestOptions> options) throws ErrorCodeException {
        URI url = url(request);
        if (grants.stream().noneMatch(grant -> grant.matches(url))) {
            throw new ErrorCodeException(new ErrorCode.HttpRequestDenied());
        }
        try {
            HttpRequest.Builder java = HttpRequest.newBuilder(url).method(method(request.method()), body(request));
            java.version(url.getScheme().equals("https") ? HttpClient.Version.HTTP_2 : HttpClient.Version.HTTP_1_1);
            for (Tuple2<String, byte[]> field : request.fields().entries()) {
                if (!field.v0().equalsIgnoreCase("content-length")) { // Java writes it, from the body's
                    java.header(field.v0(), value(field));
                }
            }
            return java.timeout(limits.firstByte(options)).build();
        } catch (IllegalArgumentException e) {
            throw new ErrorCodeException(HttpErrors.internal(String.valueOf(e.getMessage())), e);
        }
    }

    private static URI url(HostOutgoingRequest request) throws ErrorCodeException {
        String scheme = scheme(request.scheme());
        String authority = request.authority().orElseThrow(Sending::invalidUrl);
        String path = request.pathWithQuery().filter(text -> !text.isEmpty()).orElse("/");
        String text = scheme + "://" + authority + (path.startsWith("?") ? "/" + path : path);
        if (text.length() > MAX_URL) {
            throw new ErrorCodeException(new ErrorCode.HttpRequestUriTooLong());
        }
        try {
            URI url = new URI(text);
            boolean valid = url.getHost() != null
                    && url.getRawUserInfo() == null
                    && url.getRawFragment() == null
                    && url.getPort() <= 65535
                    && url.getRawPath().startsWith("/")
                    && !DOTS.matcher(url.getRawPath()).matches();
            if (valid && url.getRawAuthority().equals(authority)) {
                return url;
            }
            throw invalidUrl();
        } catch (URISyntaxException e) {
            throw new ErrorCodeException(new ErrorCode.HttpRequestUriInvalid(), e);
        }
    }

    private static ErrorCodeException invalidUrl() {
        return new ErrorCodeException(new ErrorCode.HttpRequestUriInvalid());
    }

    private static String scheme(Optional<Scheme> scheme) throws ErrorCodeException {
        if (scheme.isEmpty() || scheme.get() instanceof Scheme.Https) {
            return "https";
        }
        if (scheme.get() instanceof Scheme.Http) {
            return "http";
        }
        throw new ErrorCodeException(new ErrorCode.HttpRequestUriInvalid());
    }

    private static String method(Method method) throws ErrorCodeException {
        if (method instanceof Method.Connect) {
            throw new ErrorCodeException(new ErrorCode.HttpRequestMethodInvalid());
        }
        String name = method instanceof Method.Other other
                ? other.value()
                : method.getClass().getSimpleName().toUpperCase(Locale.ROOT);
        if (name.equalsIgnoreCase("CONNECT")) {
            throw new ErrorCodeException(new ErrorCode.HttpRequestMethodInvalid());
        }
        return name;
    }

    private static HttpRequest.BodyPublisher body(HostOutgoingRequest request) throws ErrorCodeException {
        OptionalLong length = request.length();
        Optional<RequestBody> contents = request.contents();
        if (contents.isEmpty()) {
            if (length.orElse(0) != 0) {
                throw new ErrorCodeException(new ErrorCode.HttpRequestBodySize(Optional.of(0L)));
            }
            return HttpRequest.BodyPublishers.noBody();
        }
        OptionalLong said = contents.get().length();
        return said.orElse(0) > 0
                ? HttpRequest.BodyPublishers.fromPublisher(contents.get(), said.getAsLong())
                : HttpRequest.BodyPublishers.fromPublisher(contents.get());
    }

    private static String value(Tuple2<String, byte[]> field) throws ErrorCodeException {
        for (byte each : field.v1()) {
            if (each < 0) {
                throw new ErrorCodeException(HttpErrors.internal(
                        "the header field " + field.v0() + " is not ASCII, and Java's client sends no other"));
            }
        }
        return new String(field.v1(), StandardCharsets.US_ASCII);
    }
}
