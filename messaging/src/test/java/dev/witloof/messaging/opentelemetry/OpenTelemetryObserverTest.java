package dev.witloof.messaging.opentelemetry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.broker.Envelope;
import dev.witloof.messaging.ObservedHost;
import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.propagation.ContextPropagators;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.testing.exporter.InMemorySpanExporter;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(300)
class OpenTelemetryObserverTest {

    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String PARENT = "b7ad6b7169203331";
    private static final String TRACEPARENT = "00-" + TRACE + "-" + PARENT + "-01";

    private final InMemorySpanExporter exporter = InMemorySpanExporter.create();
    private final OpenTelemetrySdk sdk = OpenTelemetrySdk.builder()
            .setTracerProvider(SdkTracerProvider.builder()
                    .addSpanProcessor(SimpleSpanProcessor.create(exporter))
                    .build())
            .setPropagators(ContextPropagators.create(W3CTraceContextPropagator.getInstance()))
            .build();

    @AfterEach
    void closeSdk() {
        sdk.close();
    }

    private SpanData span(String name) {
        return exporter.getFinishedSpanItems().stream()
                .filter(span -> span.getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static @Nullable String attribute(SpanData span, String key) {
        return span.getAttributes().get(AttributeKey.stringKey(key));
    }

    private static @Nullable Long number(SpanData span, String key) {
        return span.getAttributes().get(AttributeKey.longKey(key));
    }

    @Test
    void aMessageIsASpanAndWhatTheGuestSendsOneWithinIt() throws Exception {
        Envelope sent;
        try (ObservedHost host = new ObservedHost(OpenTelemetryObserver.of(sdk))) {
            sent = host.upperCased(Envelope.builder("orders.new").text("hello").metadata("traceparent", TRACEPARENT));
            host.finish();
        }
        SpanData process = span("process orders.*");
        SpanData send = span("send orders.*.upper");
        assertThat(process.getKind()).isEqualTo(SpanKind.CONSUMER);
        assertThat(process.getStatus().getStatusCode()).isEqualTo(StatusCode.UNSET);
        assertThat(attribute(process, "messaging.system")).isEqualTo("memory");
        assertThat(attribute(process, "messaging.operation.type")).isEqualTo("process");
        assertThat(attribute(process, "messaging.destination.name")).isEqualTo("orders.new");
        assertThat(attribute(process, "messaging.destination.template")).isEqualTo("orders.*");
        assertThat(attribute(process, "messaging.consumer.group.name")).isEqualTo("shop");
        assertThat(attribute(process, "messaging.message.id")).startsWith("memory-");
        assertThat(attribute(process, "witloof.disposition")).isEqualTo("acknowledged");
        assertThat(number(process, "messaging.message.body.size")).isEqualTo(5);
        assertThat(number(process, "witloof.attempt")).isEqualTo(1);
        assertThat(send.getKind()).isEqualTo(SpanKind.PRODUCER);
        assertThat(send.getParentSpanId()).isEqualTo(process.getSpanId());
        assertThat(attribute(send, "messaging.destination.name")).isEqualTo("orders.new.upper");
        // Without being told to, the host neither reads nor writes trace context: the guest has copied it.
        assertThat(process.getTraceId()).isNotEqualTo(TRACE);
        assertThat(sent.metadata().all("traceparent")).containsExactly(TRACEPARENT);
    }

    @Test
    void withPropagationATraceGoesThroughTheGuest() throws Exception {
        Envelope sent;
        try (ObservedHost host = new ObservedHost(OpenTelemetryObserver.of(sdk).withPropagation())) {
            sent = host.upperCased(Envelope.builder("orders.new").text("hello").metadata("traceparent", TRACEPARENT));
            host.finish();
        }
        SpanData process = span("process orders.*");
        SpanData send = span("send orders.*.upper");
        assertThat(process.getTraceId()).isEqualTo(TRACE);
        assertThat(process.getParentSpanId()).isEqualTo(PARENT);
        assertThat(sent.metadata().all("traceparent")).containsExactly("00-" + TRACE + "-" + send.getSpanId() + "-01");
    }

    @Test
    void aTraceparentThatIsNoneIsNoParent() throws Exception {
        try (ObservedHost host = new ObservedHost(OpenTelemetryObserver.of(sdk).withPropagation())) {
            host.upperCased(Envelope.builder("orders.new").text("hello").metadata("traceparent", "00-\r\n-zz"));
            host.finish();
        }
        assertThat(span("process orders.*").getParentSpanContext().isValid()).isFalse();
    }

    @Test
    void aFailureIsOnItsSpan() throws Exception {
        try (ObservedHost host = new ObservedHost(OpenTelemetryObserver.of(sdk))) {
            host.deadLetter("fail:out of stock");
            host.finish();
        }
        List<SpanData> spans = exporter.getFinishedSpanItems();
        assertThat(spans).hasSize(2).allSatisfy(span -> {
            assertThat(span.getStatus().getStatusCode()).isEqualTo(StatusCode.ERROR);
            assertThat(span.getStatus().getDescription()).contains("out of stock");
            assertThat(attribute(span, "error.type")).isEqualTo("other");
        });
        assertThat(spans)
                .extracting(span -> attribute(span, "witloof.disposition"))
                .containsExactly("retried", "given-up");
    }
}
