package dev.witloof.broker.nats;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.Metadata;
import io.nats.client.impl.Headers;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a message carries beside its data, as NATS headers, which are ASCII.
 *
 * <p>A name or value that is not, or that means something to a server, an adapter or a parser, is percent-encoded, all
 * values of a name if one of them is; {@value #ENCODED} lists the names of such headers as they are on the wire.
 */
final class HeaderCodec {
    static final String CONTENT_TYPE = "Content-Type";
    static final String CORRELATION_ID = "Witloof-Correlation-Id";
    static final String REPLY_TO = "Witloof-Reply-To";
    static final String ENCODED = "Witloof-Encoded";

    /** Stands for the empty key, because a header has a name. Nothing else encodes to it. */
    private static final String EMPTY_KEY = "%";

    private static final Set<String> RESERVED = Set.of(
            CONTENT_TYPE.toLowerCase(Locale.ROOT),
            CORRELATION_ID.toLowerCase(Locale.ROOT),
            REPLY_TO.toLowerCase(Locale.ROOT),
            ENCODED.toLowerCase(Locale.ROOT));
    private static final String SERVERS_PREFIX = "nats-";

    private HeaderCodec() {}

    /**
     * The headers of a message.
     *
     * @param replyTo the reply address, if it is to go into a header
     * @return nothing if there is nothing to say
     */
    static @Nullable Headers encode(Envelope message, @Nullable String replyTo) {
        String contentType = message.contentType().orElse(null);
        String correlation = message.correlationId().orElse(null);
        Metadata metadata = message.metadata();
        if (contentType == null && correlation == null && replyTo == null && metadata.isEmpty()) {
            return null;
        }
        Headers headers = new Headers();
        own(headers, CONTENT_TYPE, contentType);
        own(headers, CORRELATION_ID, correlation);
        own(headers, REPLY_TO, replyTo);
        Set<String> encoded = new HashSet<>();
        for (Metadata.Entry entry : metadata) {
            if (!isPlainKey(entry.key()) || !isPlainValue(entry.value())) {
                encoded.add(entry.key());
            }
        }
        for (Metadata.Entry entry : metadata) {
            if (encoded.contains(entry.key())) {
                headers.add(encodeKey(entry.key()), encodeText(entry.value(), false));
            } else {
                headers.add(entry.key(), entry.value());
            }
        }
        encoded.stream().map(HeaderCodec::encodeKey).sorted().forEach(name -> headers.add(ENCODED, name));
        return headers;
    }

    private static void own(Headers headers, String name, @Nullable String value) {
        if (value == null) {
            return;
        }
        if (isPlainValue(value)) {
            headers.add(name, value);
        } else {
            headers.add(name, encodeText(value, false));
            headers.add(ENCODED, name);
        }
    }

    /** Adds what the headers of a message say. What is encoded wrongly is taken as it is. */
    static void decode(@Nullable Headers headers, Envelope.Builder message) {
        if (headers == null || headers.isEmpty()) {
            return;
        }
        List<String> listed = headers.get(ENCODED);
        Collection<String> encoded = listed == null ? Set.of() : new HashSet<>(listed);
        for (Map.Entry<String, List<String>> header : headers.entrySet()) {
            String name = header.getKey();
            boolean decode = encoded.contains(name);
            switch (name.toLowerCase(Locale.ROOT)) {
                case "content-type" -> message.contentType(value(header, decode));
                case "witloof-correlation-id" -> message.correlationId(value(header, decode));
                case "witloof-reply-to" -> message.replyTo(value(header, decode));
                case "witloof-encoded" -> {
                    // Said above.
                }
                default -> {
                    String key = decode ? decodeKey(name) : name;
                    for (String value : header.getValue()) {
                        message.metadata(key, decode ? Percent.decode(value) : value);
                    }
                }
            }
        }
    }

    private static String value(Map.Entry<String, List<String>> header, boolean decode) {
        String first = header.getValue().get(0);
        return decode ? Percent.decode(first) : first;
    }

    private static boolean isPlainKey(String key) {
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            if (c <= ' ' || c >= 0x7f || c == ':' || c == '%') {
                return false;
            }
        }
        return !key.isEmpty() && !isReserved(key);
    }

    private static boolean isReserved(String key) {
        return key.regionMatches(true, 0, SERVERS_PREFIX, 0, SERVERS_PREFIX.length())
                || RESERVED.contains(key.toLowerCase(Locale.ROOT));
    }

    private static boolean isPlainValue(String value) {
        int length = value.length();
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            if (c < ' ' || c >= 0x7f) {
                return false;
            }
        }
        // Parsers trim.
        return length == 0 || (value.charAt(0) != ' ' && value.charAt(length - 1) != ' ');
    }

    private static String encodeKey(String key) {
        return key.isEmpty() ? EMPTY_KEY : encodeText(key, isReserved(key));
    }

    private static String decodeKey(String name) {
        return name.equals(EMPTY_KEY) ? "" : Percent.decode(name);
    }

    private static String encodeText(String text, boolean firstToo) {
        try {
            return Percent.encode(text, firstToo);
        } catch (IllegalArgumentException e) {
            throw new BrokerException(
                    BrokerException.Kind.UNSUPPORTED,
                    "NATS headers cannot carry metadata, a content type or a correlation id with half of a surrogate"
                            + " pair",
                    e);
        }
    }
}
