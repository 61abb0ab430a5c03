package dev.witloof.broker.nats;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.BrokerException.Kind;
import dev.witloof.broker.Envelope;
import dev.witloof.broker.ReplyChannel;
import io.nats.client.Dispatcher;
import io.nats.client.Message;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * An inbox for replies. Thread-safe.
 *
 * <p>Its address is {@code <inbox>.r}. A request with this address and a correlation id is sent with
 * {@code <inbox>.c.<id>} instead, so that responders need not know of correlation ids. When nobody listens to a request
 * the server answers there at once; whether it did is known when the mark that is sent after the request, to
 * {@code <inbox>.m.<id>}, is back.
 */
final class NatsReplies implements ReplyChannel {
    private static final int LONGEST_ID = 200;
    private static final String ADDRESS = ".r";
    private static final String REPLY = ".c.";
    private static final String MARK = ".m.";
    private static final byte[] NO_DATA = {};

    private final Link link;
    private final Duration timeout;
    private final Consumer<? super Envelope> sink;
    private final Consumer<NatsReplies> ended;
    private final String inbox;
    private final Dispatcher dispatcher;
    private final Map<String, Request> requests = new ConcurrentHashMap<>();
    private volatile boolean closed;

    private record Request(String topic, CompletableFuture<Void> stage) {}

    NatsReplies(Link link, Duration timeout, Consumer<? super Envelope> sink, Consumer<NatsReplies> ended) {
        this.link = link;
        this.timeout = timeout;
        this.sink = sink;
        this.ended = ended;
        this.inbox = link.connection().createInbox();
        this.dispatcher = link.connection().createDispatcher(this::received);
        dispatcher.subscribe(inbox + ".>");
        link.flush();
    }

    /** The address, also of a channel that is closed. */
    String name() {
        return inbox + ADDRESS;
    }

    @Override
    public String address() {
        if (closed) {
            throw new BrokerException(Kind.CONNECTION, "the reply channel is closed");
        }
        link.requireUp();
        return name();
    }

    /** The correlation id, if it can be the end of a reply address. */
    static Optional<String> token(Envelope request) {
        return request.correlationId()
                .filter(id -> id.length() <= LONGEST_ID
                        && !Subjects.isPattern(id)
                        && Subjects.problem(id).isEmpty());
    }

    /** The reply address of a request. */
    String addressFor(String token) {
        return inbox + REPLY + token;
    }

    /**
     * Sends a request.
     *
     * @param send sends it, with the address for the token
     * @return a stage that completes when somebody listens or has replied, and fails if nobody listens
     */
    CompletionStage<Void> send(String topic, String token, Runnable send) {
        Request request = new Request(topic, new CompletableFuture<>());
        Request before = requests.put(token, request);
        if (before != null) {
            before.stage().complete(null);
        }
        try {
            send.run();
            link.connection().publish(inbox + MARK + token, NO_DATA);
        } catch (RuntimeException e) {
            requests.remove(token, request);
            throw e;
        }
        // The mark does not come back if the user may not publish to inboxes: then nobody can tell.
        return request.stage()
                .completeOnTimeout(null, timeout.toMillis(), TimeUnit.MILLISECONDS)
                .whenComplete((done, failure) -> requests.remove(token, request));
    }

    /** The connection broke, and with it the requests that had just been sent. */
    void disconnected() {
        requests.values().forEach(request -> request.stage()
                .completeExceptionally(new BrokerException(
                        Kind.CONNECTION, "the connection broke while a request went to " + request.topic())));
    }

    private void received(Message message) {
        String end = message.getSubject().substring(inbox.length());
        if (end.startsWith(MARK)) {
            known(end.substring(MARK.length()), false);
            return;
        }
        String token = end.startsWith(REPLY) ? end.substring(REPLY.length()) : null;
        if (token != null) {
            known(token, message.isStatusMessage());
        }
        if (message.isStatusMessage() || closed) {
            return;
        }
        Envelope reply = Incoming.core(message);
        sink.accept(
                token == null || reply.correlationId().isPresent()
                        ? reply
                        : reply.toBuilder().correlationId(token).build());
    }

    private void known(String token, boolean nobody) {
        Request request = requests.get(token);
        if (request == null) {
            return;
        }
        if (nobody) {
            request.stage()
                    .completeExceptionally(
                            new BrokerException(Kind.NO_ROUTE, "no responders: nobody listens to " + request.topic()));
        } else {
            request.stage().complete(null);
        }
    }

    @Override
    public void close() {
        if (closed) {
            return;
        }
        closed = true;
        ended.accept(this);
        Dispatchers.close(link, dispatcher);
    }
}
