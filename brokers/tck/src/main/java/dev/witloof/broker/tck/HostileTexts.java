package dev.witloof.broker.tck;

import dev.witloof.broker.DeadLetter;
import dev.witloof.broker.Metadata;
import java.util.List;

/** Texts that break carriers of metadata which do not look: they end a header, a line or a string, or mean something. */
final class HostileTexts {

    static final List<String> ALL = List.of(
            "",
            " ",
            "\t",
            " lead",
            "trail ",
            "two words",
            "a:b",
            "a=b;c,d",
            "a: b\r\nInjected: yes",
            "a\nInjected: yes",
            "a\rb",
            "a\r\n\r\nMSG x 1 1\r\ny",
            "\u0000",
            "a\u0000b",
            "\u0001\u001f\u007f",
            "\u0085\u2028",
            "%",
            "%41",
            "%0D%0A",
            "=?utf-8?q?=41?=",
            "\"quoted\\",
            "$SYS",
            "\u00e9",
            "e\u0301",
            "\ufeff",
            "\ud83d\ude00",
            "\ud800",
            "x".repeat(300),
            "x".repeat(70_000));

    static final List<String> RESERVED = List.of(
            "content-type",
            "Content-Type",
            "contentType",
            "reply-to",
            "replyTo",
            "correlation-id",
            "correlationId",
            "message-id",
            "kafka_replyTo",
            "kafka_correlationId",
            "Nats-Msg-Id",
            "Nats-Expected-Stream",
            "Nats-Rollup",
            "Nats-TTL",
            "Status",
            "Wasi-Metadata-Encoding",
            "wasi-metadata-encoding",
            "wasi-body",
            "x-death",
            "x-delay",
            "x-opt-delivery-delay",
            "CC",
            "BCC",
            "JMSXGroupID",
            "_AMQ_SCHED_DELIVERY",
            "AMQ_SCHEDULED_DELAY",
            "traceparent",
            "witloof-reply-to",
            "witloof-correlation-id",
            "witloof-attempt",
            DeadLetter.TOPIC_KEY,
            DeadLetter.REASON_KEY,
            DeadLetter.ATTEMPTS_KEY);

    private HostileTexts() {}

    /** Metadata with whatever cannot be seen as an escape, cut to what can be read. */
    static String show(Metadata metadata) {
        StringBuilder shown = new StringBuilder();
        metadata.toString().chars().limit(200).forEach(c -> {
            if (c < ' ' || c > '~') {
                shown.append(String.format("\\u%04x", c));
            } else {
                shown.append((char) c);
            }
        });
        return shown.toString();
    }
}
