package dev.witloof.runtime.link;

import dev.witloof.runtime.Component;
import dev.witloof.runtime.Resource;
import dev.witloof.runtime.Store;
import dev.witloof.runtime.abi.AbiVersion;
import dev.witloof.runtime.abi.GuestInstance;
import dev.witloof.runtime.abi.HostFunction;
import dev.witloof.runtime.abi.InterfaceAdapter;
import dev.witloof.runtime.abi.LiftLower;
import dev.witloof.runtime.abi.Lifting;
import dev.witloof.runtime.abi.Lowering;
import dev.witloof.runtime.abi.PreparedWorld;
import dev.witloof.runtime.abi.WorldAdapter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the messaging guests need of the world {@code messaging-request-reply}, as generated code would have it, and a host
 * that records.
 */
final class Messaging implements AutoCloseable {
    static final String VERSION_SUFFIX = "@0.2.0-draft";
    private static final AbiVersion VERSION = AbiVersion.of(2, 0, "test");

    static final WorldAdapter WORLD = world(VERSION_SUFFIX);

    private final WorldAdapter world;
    private final GuestInstance instance;

    private Messaging(WorldAdapter world, GuestInstance instance) {
        this.world = world;
        this.instance = instance;
    }

    static WorldAdapter world(String suffix) {
        return WorldAdapter.builder(VERSION, "messaging-request-reply")
                .imports("wasi:messaging/types" + suffix, new TypesAdapter(suffix))
                .imports("wasi:messaging/producer" + suffix, new ProducerAdapter(suffix))
                .imports("wasi:messaging/request-reply" + suffix, new RequestReplyAdapter(suffix))
                .exports("wasi:messaging/incoming-handler" + suffix, new HandlerAdapter(suffix))
                .build();
    }

    static PreparedWorld prepare(Component component) {
        return WORLD.prepare(component);
    }

    static Messaging of(WorldAdapter world, GuestInstance instance) {
        return new Messaging(world, instance);
    }

    static Messaging instantiate(PreparedWorld prepared, Store store, Host host) {
        return new Messaging(WORLD, prepared.instantiate(store, host, host, host));
    }

    /** Hands a message to the guest; the error that it returns, if it does. */
    Optional<String> handle(Message message) {
        return instance.export(0, (HandlerAdapter) world.exports().get(0).adapter())
                .handle(message);
    }

    @Override
    public void close() {
        instance.close();
    }

    /** A message. */
    static final class Message implements Resource {
        final byte[] data;

        @Nullable
        String topic;

        @Nullable
        String contentType;

        @Nullable
        List<Map.Entry<String, String>> metadata;

        int closed;

        Message(String data) {
            this(data.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        }

        Message(byte[] data) {
            this.data = data;
        }

        String text() {
            return new String(data, java.nio.charset.StandardCharsets.UTF_8);
        }

        @Override
        public void close() {
            closed++;
        }
    }

    /** A connection. */
    record Client(String name) implements Resource {}

    interface Types {
        Message newMessage(byte[] data);

        Client connect(String name) throws Failure;
    }

    interface Producer {
        void send(Client client, String topic, Message message) throws Failure;
    }

    interface RequestReply {
        void reply(Message replyTo, Message message) throws Failure;
    }

    interface Handler {
        Optional<String> handle(Message message);
    }

    /** {@code error.other}. */
    static final class Failure extends Exception {
        private static final long serialVersionUID = 1L;

        Failure(String message) {
            super(message);
        }
    }

    /** Records what is sent. */
    static class Host implements Types, Producer, RequestReply {
        final List<String> sent = new ArrayList<>();
        final List<Message> made = new ArrayList<>();

        @Override
        public Message newMessage(byte[] data) {
            Message message = new Message(data);
            made.add(message);
            return message;
        }

        @Override
        public Client connect(String name) throws Failure {
            return new Client(name);
        }

        @Override
        public void send(Client client, String topic, Message message) throws Failure {
            sent.add(client.name() + "/" + topic + ": " + message.text());
        }

        @Override
        public void reply(Message replyTo, Message message) throws Failure {
            sent.add("reply to " + replyTo.text() + ": " + message.text());
        }
    }

    private static final String ERROR =
            "type error = variant{timeout, connection(string), permission-denied(string), other(string)}";

    /** What would be generated for {@code types}. */
    static final class TypesAdapter extends InterfaceAdapter<Types> {
        TypesAdapter(String suffix) {
            super(
                    VERSION,
                    Types.class,
                    "interface wasi:messaging/types" + suffix,
                    "resource client",
                    "resource message",
                    ERROR,
                    "type metadata = list<tuple<string, string>>",
                    "func [static]client.connect(name: string) -> result<own<$client>, $error>",
                    "func [constructor]message(data: list<u8>) -> own<$message>",
                    "func [method]message.topic(self: borrow<$message>) -> option<string>",
                    "func [method]message.content-type(self: borrow<$message>) -> option<string>",
                    "func [method]message.set-content-type(self: borrow<$message>, content-type: string)",
                    "func [method]message.data(self: borrow<$message>) -> list<u8>",
                    "func [method]message.metadata(self: borrow<$message>) -> option<$metadata>",
                    "func [method]message.set-metadata(self: borrow<$message>, meta: $metadata)",
                    "func [method]client.disconnect(self: borrow<$client>) -> result<_, $error>");
        }

        @Override
        public HostFunction lower(int function, Types host) {
            return switch (function) {
                case 0 ->
                    (cx, flat) -> {
                        String name = cx.liftString((int) flat[0], (int) flat[1]);
                        int out = cx.results(flat[2], 16, 4);
                        try {
                            Client client = host.connect(name);
                            cx.memory().putByte(out, 0);
                            cx.memory().putInt(out + 4, cx.lowerOwn(0, client));
                        } catch (Failure e) {
                            storeError(cx, e, out);
                        }
                        return 0;
                    };
                case 1 -> (cx, flat) -> cx.lowerOwn(0, host.newMessage(cx.liftBytes((int) flat[0], (int) flat[1])));
                case 2 -> (cx, flat) -> storeOption(cx, message(cx, flat).topic, flat[1]);
                case 3 -> (cx, flat) -> storeOption(cx, message(cx, flat).contentType, flat[1]);
                case 4 ->
                    (cx, flat) -> {
                        message(cx, flat).contentType = cx.liftString((int) flat[1], (int) flat[2]);
                        return 0;
                    };
                case 5 ->
                    (cx, flat) -> {
                        byte[] data = message(cx, flat).data;
                        int out = cx.results(flat[1], 8, 4);
                        long bytes = cx.lowerBytes(data);
                        cx.memory().putInt(out, (int) bytes);
                        cx.memory().putInt(out + 4, (int) (bytes >>> 32));
                        return 0;
                    };
                case 6 -> (cx, flat) -> storeMetadata(cx, message(cx, flat).metadata, flat[1]);
                case 7 ->
                    (cx, flat) -> {
                        message(cx, flat).metadata = liftMetadata(cx, (int) flat[1], (int) flat[2]);
                        return 0;
                    };
                default -> throw new IllegalArgumentException("not needed here");
            };
        }

        private static Message message(Lowering cx, long[] flat) {
            return (Message) cx.liftBorrow(0, (int) flat[0]);
        }

        private static long storeOption(Lowering cx, @Nullable String value, long area) {
            int out = cx.results(area, 12, 4);
            if (value == null) {
                cx.memory().putByte(out, 0);
                return 0;
            }
            long text = cx.lowerString(value);
            cx.memory().putByte(out, 1);
            cx.memory().putInt(out + 4, (int) text);
            cx.memory().putInt(out + 8, (int) (text >>> 32));
            return 0;
        }

        private static long storeMetadata(Lowering cx, @Nullable List<Map.Entry<String, String>> metadata, long area) {
            int out = cx.results(area, 12, 4);
            if (metadata == null) {
                cx.memory().putByte(out, 0);
                return 0;
            }
            int at = cx.allocateList(metadata.size(), 16, 4);
            for (int i = 0; i < metadata.size(); i++) {
                long key = cx.lowerString(metadata.get(i).getKey());
                long value = cx.lowerString(metadata.get(i).getValue());
                cx.memory().putInt(at + 16 * i, (int) key);
                cx.memory().putInt(at + 16 * i + 4, (int) (key >>> 32));
                cx.memory().putInt(at + 16 * i + 8, (int) value);
                cx.memory().putInt(at + 16 * i + 12, (int) (value >>> 32));
            }
            cx.memory().putByte(out, 1);
            cx.memory().putInt(out + 4, at);
            cx.memory().putInt(out + 8, metadata.size());
            return 0;
        }

        private static List<Map.Entry<String, String>> liftMetadata(Lowering cx, int at, int size) {
            cx.checkList(at, size, 16, 4, 104);
            List<Map.Entry<String, String>> metadata = new ArrayList<>();
            for (int i = 0; i < size; i++) {
                int entry = at + 16 * i;
                metadata.add(Map.entry(
                        cx.liftString(cx.memory().getInt(entry), cx.memory().getInt(entry + 4)),
                        cx.liftString(cx.memory().getInt(entry + 8), cx.memory().getInt(entry + 12))));
            }
            return metadata;
        }

        @Override
        public Types lift(Lifting[] functions) {
            throw new IllegalArgumentException("only imported");
        }
    }

    static void storeError(LiftLower cx, Failure failure, int out) {
        long text = cx.lowerString(String.valueOf(failure.getMessage()));
        cx.memory().putByte(out, 1);
        cx.memory().putByte(out + 4, 3);
        cx.memory().putInt(out + 8, (int) text);
        cx.memory().putInt(out + 12, (int) (text >>> 32));
    }

    /** What would be generated for {@code producer}. */
    static final class ProducerAdapter extends InterfaceAdapter<Producer> {
        ProducerAdapter(String suffix) {
            super(
                    VERSION,
                    Producer.class,
                    "interface wasi:messaging/producer" + suffix,
                    "resource client = wasi:messaging/types" + suffix + ".client",
                    "resource message = wasi:messaging/types" + suffix + ".message",
                    ERROR,
                    "func send(c: borrow<$client>, topic: string, message: own<$message>) -> result<_, $error>");
        }

        @Override
        public HostFunction lower(int function, Producer host) {
            return (cx, flat) -> {
                Client client = (Client) cx.liftBorrow(0, (int) flat[0]);
                String topic = cx.liftString((int) flat[1], (int) flat[2]);
                Message message = (Message) cx.liftOwn(1, (int) flat[3]);
                int out = cx.results(flat[4], 16, 4);
                try {
                    host.send(client, topic, message);
                    cx.memory().putByte(out, 0);
                } catch (Failure e) {
                    storeError(cx, e, out);
                }
                return 0;
            };
        }

        @Override
        public Producer lift(Lifting[] functions) {
            throw new IllegalArgumentException("only imported");
        }
    }

    /** What would be generated for {@code request-reply}. */
    static final class RequestReplyAdapter extends InterfaceAdapter<RequestReply> {
        RequestReplyAdapter(String suffix) {
            super(
                    VERSION,
                    RequestReply.class,
                    "interface wasi:messaging/request-reply" + suffix,
                    "resource request-options",
                    "resource client = wasi:messaging/types" + suffix + ".client",
                    "resource message = wasi:messaging/types" + suffix + ".message",
                    ERROR,
                    "func reply(reply-to: borrow<$message>, message: own<$message>) -> result<_, $error>",
                    "func request(c: borrow<$client>, topic: string, message: borrow<$message>,"
                            + " options: option<own<$request-options>>) -> result<list<own<$message>>, $error>");
        }

        @Override
        public HostFunction lower(int function, RequestReply host) {
            return function == 1
                    ? RequestReplyAdapter::request
                    : (cx, flat) -> {
                        Message replyTo = (Message) cx.liftBorrow(0, (int) flat[0]);
                        Message message = (Message) cx.liftOwn(0, (int) flat[1]);
                        int out = cx.results(flat[2], 16, 4);
                        try {
                            host.reply(replyTo, message);
                            cx.memory().putByte(out, 0);
                        } catch (Failure e) {
                            storeError(cx, e, out);
                        }
                        return 0;
                    };
        }

        /** Nobody replies. */
        private static long request(Lowering cx, long[] flat) {
            cx.liftBorrow(0, (int) flat[0]);
            cx.liftString((int) flat[1], (int) flat[2]);
            cx.liftBorrow(1, (int) flat[3]);
            switch ((int) flat[4]) {
                case 0 -> {}
                case 1 -> cx.liftOwn(2, (int) flat[5]);
                default -> throw cx.invalidDiscriminant((int) flat[4], 2);
            }
            int out = cx.results(flat[6], 16, 4);
            cx.memory().putByte(out, 0);
            cx.memory().putInt(out + 4, cx.allocateList(0, 4, 4));
            cx.memory().putInt(out + 8, 0);
            return 0;
        }

        @Override
        public RequestReply lift(Lifting[] functions) {
            throw new IllegalArgumentException("only imported");
        }
    }

    /** What would be generated for {@code incoming-handler}. */
    static final class HandlerAdapter extends InterfaceAdapter<Handler> {
        HandlerAdapter(String suffix) {
            super(
                    VERSION,
                    Handler.class,
                    "interface wasi:messaging/incoming-handler" + suffix,
                    "resource message = wasi:messaging/types" + suffix + ".message",
                    ERROR,
                    "func handle(message: own<$message>) -> result<_, $error>");
        }

        @Override
        public HostFunction lower(int function, Handler host) {
            throw new IllegalArgumentException("only exported");
        }

        @Override
        public Handler lift(Lifting[] functions) {
            Lifting handle = functions[0];
            return message -> {
                Optional<String> error = Optional.empty();
                handle.enter();
                try {
                    handle.flat()[0] = handle.lowerOwn(0, message) & 0xFFFF_FFFFL;
                    int r = handle.results(handle.call(), 16, 4);
                    switch (handle.memory().getUnsignedByte(r)) {
                        case 0 -> {}
                        case 1 -> error = Optional.of(error(handle, r + 4));
                        default ->
                            throw handle.invalidDiscriminant(handle.memory().getUnsignedByte(r), 2);
                    }
                    handle.postReturn();
                } catch (Throwable t) {
                    throw handle.fail(t);
                } finally {
                    handle.exit();
                }
                return error;
            };
        }

        private static String error(Lifting cx, int at) {
            int discriminant = cx.memory().getUnsignedByte(at);
            return switch (discriminant) {
                case 0 -> "timeout";
                case 1, 2, 3 ->
                    discriminant + " "
                            + cx.liftString(
                                    cx.memory().getInt(at + 4), cx.memory().getInt(at + 8));
                default -> throw cx.invalidDiscriminant(discriminant, 4);
            };
        }
    }
}
