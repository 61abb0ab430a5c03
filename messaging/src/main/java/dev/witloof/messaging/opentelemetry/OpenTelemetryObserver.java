package dev.witloof.messaging.opentelemetry;

import dev.witloof.bindings.wasi.messaging.Types;
import dev.witloof.broker.Envelope;
import dev.witloof.messaging.Disposition;
import dev.witloof.messaging.HandledMessage;
import dev.witloof.messaging.HostObserver;
import dev.witloof.messaging.Outcome;
import dev.witloof.messaging.Publication;
import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.OpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanBuilder;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;
import io.opentelemetry.context.propagation.TextMapPropagator;
import java.util.Locale;
import java.util.Optional;

/**
 * Makes a span for every message that a guest handles, and within it one for each that the guest publishes. Thread-safe.
 *
 * <p>Names and attributes follow OpenTelemetry's conventions for messaging, which are still in development and may change
 * with them. A span is named after the configured topic ({@code process orders.*}, {@code send orders.*}); the topic
 * of the message itself is its attribute {@code messaging.destination.name}.
 *
 * <p>Trace context is taken from no message and added to none, because metadata means nothing to a host, unless
 * {@link #withPropagation()} turns it on.
 */
public final class OpenTelemetryObserver implements HostObserver {

    private static final String SCOPE = "dev.witloof.messaging";
    private static final int LONGEST_TEXT = 1000;

    private final Tracer tracer;
    private final TextMapPropagator available;
    private final TextMapPropagator propagator;

    private OpenTelemetryObserver(Tracer tracer, TextMapPropagator available, TextMapPropagator propagator) {
        this.tracer = tracer;
        this.available = available;
        this.propagator = propagator;
    }

    /**
     * An observer whose spans go to an OpenTelemetry.
     *
     * @param openTelemetry makes the tracer
     * @return the observer, without propagation
     */
    public static OpenTelemetryObserver of(OpenTelemetry openTelemetry) {
        return new OpenTelemetryObserver(
                openTelemetry.getTracer(SCOPE),
                openTelemetry.getPropagators().getTextMapPropagator(),
                TextMapPropagator.noop());
    }

    /**
     * An observer whose spans go to {@link GlobalOpenTelemetry}, as it is now.
     *
     * @return the observer, without propagation; it does nothing if no global one was set before
     */
    public static OpenTelemetryObserver global() {
        return of(GlobalOpenTelemetry.getOrNoop());
    }

    /**
     * The same, with the trace context in the metadata of messages, as the propagators of the OpenTelemetry have it
     * ({@code traceparent}): a handled message goes on with the trace of its sender, and what a guest publishes carries
     * that of the guest's span, in place of what the guest itself has put there under the same keys.
     *
     * @return a new observer
     */
    public OpenTelemetryObserver withPropagation() {
        return new OpenTelemetryObserver(tracer, available, available);
    }

    @Override
    @SuppressWarnings("MustBeClosedChecker") // Closed at the end of the handling, on the same thread.
    public Handling handling(HandledMessage message) {
        Envelope envelope = message.delivery().envelope();
        Context parent = propagator.extract(Context.current(), envelope.metadata(), MetadataCarrier.GETTER);
        SpanBuilder builder = tracer.spanBuilder(
                        "process " + message.subscription().topic())
                .setParent(parent)
                .setSpanKind(SpanKind.CONSUMER)
                .setAttribute("messaging.system", message.system())
                .setAttribute("messaging.operation.name", "process")
                .setAttribute("messaging.operation.type", "process")
                .setAttribute("messaging.destination.name", envelope.topic())
                .setAttribute(
                        "messaging.destination.template", message.subscription().topic())
                .setAttribute("messaging.message.id", message.delivery().id())
                .setAttribute("messaging.message.body.size", (long) envelope.size())
                .setAttribute("witloof.connection", message.connection())
                .setAttribute("witloof.attempt", (long) message.delivery().attempt());
        message.subscription().group().ifPresent(group -> builder.setAttribute("messaging.consumer.group.name", group));
        Span span = builder.startSpan();
        Scope scope = span.makeCurrent();
        return (outcome, disposition) -> {
            scope.close();
            end(span, outcome, disposition);
        };
    }

    private static void end(Span span, Outcome outcome, Disposition disposition) {
        span.setAttribute(
                "witloof.disposition",
                disposition.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        if (outcome instanceof Outcome.Failed failed) {
            fail(span, HostObserver.nameOf(failed.error()), outcome.reason());
        } else if (outcome instanceof Outcome.Refused) {
            fail(span, outcome.name(), outcome.reason());
        } else if (outcome instanceof Outcome.Trapped trapped) {
            fail(span, trapped.cause().getClass().getName(), outcome.reason());
        }
        span.end();
    }

    @Override
    public Publishing publishing(Publication publication) {
        String operation = publication.kind().name().toLowerCase(Locale.ROOT);
        boolean reply = publication.kind() == Publication.Kind.REPLY;
        SpanBuilder builder = tracer.spanBuilder(publication
                        .grant()
                        .map(grant -> operation + " " + grant)
                        .orElse(operation))
                .setSpanKind(publication.kind() == Publication.Kind.REQUEST ? SpanKind.CLIENT : SpanKind.PRODUCER)
                .setAttribute("messaging.system", publication.system())
                .setAttribute("messaging.operation.name", operation)
                .setAttribute("messaging.operation.type", "send")
                .setAttribute("witloof.connection", publication.connection());
        publication.grant().ifPresent(grant -> builder.setAttribute("messaging.destination.template", grant));
        if (reply) {
            // Where a reply goes is an address made for it, which says nothing.
            builder.setAttribute("messaging.destination.temporary", true);
        } else {
            builder.setAttribute("messaging.destination.name", cut(publication.topic()));
        }
        return new PublishingSpan(builder.startSpan());
    }

    private static void fail(Span span, String type, String description) {
        span.setAttribute("error.type", type);
        span.setStatus(StatusCode.ERROR, cut(description));
    }

    private static String cut(String text) {
        return text.length() <= LONGEST_TEXT ? text : text.substring(0, LONGEST_TEXT) + "…";
    }

    /** The span of one publication. It is not made current: nothing of the application runs within it. */
    private final class PublishingSpan implements Publishing {
        private final Span span;

        PublishingSpan(Span span) {
            this.span = span;
        }

        @Override
        public Envelope outgoing(Envelope message) {
            span.setAttribute("messaging.message.body.size", (long) message.size());
            Envelope.Builder carrier = message.toBuilder();
            propagator.inject(Context.current().with(span), carrier, MetadataCarrier.SETTER);
            return carrier.build();
        }

        @Override
        public void ended(Optional<Types.Error> failure) {
            failure.map(HostObserver::nameOf).ifPresent(error -> fail(span, error, error));
            span.end();
        }
    }
}
