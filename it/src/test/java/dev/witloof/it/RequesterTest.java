package dev.witloof.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.it.bindings.wasi.messaging.MessagingRequestReply;
import dev.witloof.it.bindings.wasi.messaging.RequestReply.RequestOptions;
import dev.witloof.it.bindings.wasi.messaging.Types;
import dev.witloof.it.bindings.wasi.messaging.Types.Client;
import dev.witloof.it.bindings.wasi.messaging.Types.Error;
import dev.witloof.it.bindings.wasi.messaging.Types.ErrorException;
import dev.witloof.it.bindings.wasi.messaging.Types.Message;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.Trap;
import java.nio.charset.StandardCharsets;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** A Rust guest that makes requests: resources in options, lists and errors, out of the guest and back into it. */
class RequesterTest {
    private static final MessagingRequestReply.Prepared REQUESTER =
            MessagingRequestReply.prepare(Guests.load("requester"));

    private static final class Options implements RequestOptions {
        long timeoutMs = -1;
        long expectedReplies = -1;
        int closed;

        @Override
        public void setTimeoutMs(long newTimeout) {
            timeoutMs = newTimeout;
        }

        @Override
        public void setExpectedReplies(long newNumber) {
            expectedReplies = newNumber;
        }

        @Override
        public void close() {
            closed++;
        }
    }

    /** Answers a request with as many messages as are expected. */
    private static final class Replying extends HostMessaging {
        final List<Options> options = new ArrayList<>();
        Optional<Error> failure = Optional.empty();

        @Override
        public RequestOptions newRequestOptions() {
            Options made = new Options();
            options.add(made);
            return made;
        }

        @Override
        public List<Message> request(Client c, String topic, Message message, Optional<RequestOptions> given)
                throws ErrorException {
            if (failure.isPresent()) {
                throw new ErrorException(failure.get());
            }
            given.ifPresent(RequestOptions::close);
            long wanted = given.map(some -> ((Options) some).expectedReplies).orElse(1L);
            List<Message> replies = new ArrayList<>();
            for (long i = 1; i <= Math.max(1, wanted); i++) {
                replies.add(newMessage((topic + i).getBytes(StandardCharsets.UTF_8)));
            }
            return replies;
        }
    }

    private final Replying host = new Replying();

    private void handle(String command) throws ErrorException {
        try (Store store = Store.create();
                MessagingGuest guest = new MessagingGuest(REQUESTER, store, host)) {
            guest.handle(command);
        }
    }

    @Test
    void requestsWithoutOptions() throws ErrorException {
        handle("request prices");
        assertThat(host.sent).containsExactly("results: prices1");
        assertThat(host.options).isEmpty();
    }

    @Test
    void requestsWithOptionsWhichEndThere() throws ErrorException {
        handle("request prices timeout=4294967295 expected=3 of oil");
        assertThat(host.sent).containsExactly("results: prices1, prices2, prices3");
        Options options = host.options.get(0);
        assertThat(options.timeoutMs).isEqualTo(4294967295L);
        assertThat(options.expectedReplies).isEqualTo(3);
        assertThat(options.closed).as("the request owned them").isEqualTo(1);
    }

    @Test
    void repliesBelongToTheGuest() throws ErrorException {
        handle("request prices expected=2");
        assertThat(host.messages)
                .filteredOn(message -> message.text().startsWith("prices"))
                .extracting(message -> message.text() + " closed " + message.closed)
                .contains("prices1 closed 1", "prices2 closed 1");
    }

    @Test
    void repliesThatDoNotAllReachTheGuestAreClosedAllTheSame() {
        IllegalStateException failure = new IllegalStateException("the third got lost");
        HostMessaging losing = new HostMessaging() {
            @Override
            public List<Message> request(Client c, String topic, Message message, Optional<RequestOptions> given) {
                List<Message> replies = List.of(newMessage(new byte[1]), newMessage(new byte[2]), message);
                return new AbstractList<>() {
                    @Override
                    public Message get(int index) {
                        if (index == 2) {
                            throw failure;
                        }
                        return replies.get(index);
                    }

                    @Override
                    public int size() {
                        return 3;
                    }
                };
            }
        };
        try (Store store = Store.create()) {
            MessagingGuest guest = new MessagingGuest(REQUESTER, store, losing);
            assertThatThrownBy(() -> guest.handle("request prices"))
                    .isInstanceOf(Trap.class)
                    .hasCause(failure);
            assertThat(losing.messages).hasSizeGreaterThan(2).allSatisfy(made -> assertThat(made.closed)
                    .isEqualTo(1));
        }
    }

    static Stream<Arguments> errors() {
        return Stream.of(
                Arguments.of(new Error.Timeout(), "error: timeout"),
                Arguments.of(new Error.Connection("lost \u20AC"), "error: connection(lost \u20AC)"),
                Arguments.of(new Error.PermissionDenied(""), "error: permission-denied()"),
                Arguments.of(new Error.Other("a \uDC00 b"), "error: other(a \uFFFD b)"));
    }

    @ParameterizedTest
    @MethodSource("errors")
    void errorsOfTheHostReachTheGuest(Error error, String published) throws ErrorException {
        host.failure = Optional.of(error);
        handle("request prices");
        assertThat(host.sent).containsExactly("results: " + published);
    }

    @Test
    void errorsOfTheGuestReachTheHost() {
        assertThatThrownBy(() -> handle("dance"))
                .isInstanceOfSatisfying(
                        Types.ErrorException.class, e -> assertThat(e.error()).isInstanceOf(Error.Other.class));
    }
}
