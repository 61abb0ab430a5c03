package dev.witloof.bench.byhand;

import static com.dylibso.chicory.wasm.types.ValType.I32;

import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.ValType;
import dev.witloof.bench.Guest;
import dev.witloof.bench.host.Host;
import dev.witloof.bench.host.HostMessage;
import dev.witloof.runtime.Trap;
import dev.witloof.runtime.Tuple2;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.ToLongFunction;

/** The guest {@code upper}, called by hand, with the imports that it has, given by hand. Used by one thread. */
public final class UpperByHand {
    private static final String TYPES = "wasi:messaging/types@0.2.0-draft";
    private static final String PRODUCER = "wasi:messaging/producer@0.2.0-draft";
    private static final String REQUEST_REPLY = "wasi:messaging/request-reply@0.2.0-draft";
    private static final String HANDLE = "wasi:messaging/incoming-handler@0.2.0-draft#handle";
    private static final long[] NOTHING = new long[0];

    private final Handles handles = new Handles();
    private final Host host;
    private final CoreGuest guest;
    private final int handle;
    private final int handlePostReturn;
    private final long[] arguments = new long[1];

    /**
     * Makes an instance.
     *
     * @param host what its imports call
     */
    public UpperByHand(Host host) {
        this.host = host;
        guest = new CoreGuest(
                Guest.UPPER.bytes(),
                List.of(
                        function(TYPES, "[static]client.connect", 3, this::connect),
                        function(TYPES, "[resource-drop]client", 1, this::drop),
                        function(TYPES, "[resource-drop]message", 1, this::drop),
                        constructor(TYPES, "[constructor]message", 2, this::newMessage),
                        function(TYPES, "[method]message.topic", 2, this::topic),
                        function(TYPES, "[method]message.content-type", 2, this::contentType),
                        function(TYPES, "[method]message.set-content-type", 3, this::setContentType),
                        function(TYPES, "[method]message.data", 2, this::data),
                        function(TYPES, "[method]message.metadata", 2, this::metadata),
                        function(TYPES, "[method]message.set-metadata", 3, this::setMetadata),
                        function(PRODUCER, "send", 5, this::send),
                        function(REQUEST_REPLY, "reply", 3, this::reply)));
        handle = guest.function(HANDLE);
        handlePostReturn = guest.function("cabi_post_" + HANDLE);
    }

    /**
     * Calls {@code incoming-handler.handle}.
     *
     * @param message the message
     */
    public void handle(HostMessage message) {
        arguments[0] = handles.add(message);
        long[] results = guest.call(handle, arguments);
        byte[] bytes = guest.bytes();
        int at = (int) results[0];
        switch (bytes[at]) {
            case 0 -> {}
            case 1 -> throw new IllegalStateException("error " + bytes[at + 4]);
            default -> throw new Trap("invalid discriminant " + bytes[at]);
        }
        guest.call(handlePostReturn, results);
    }

    /** An import: code over the core arguments. */
    private interface Code {
        void run(long[] arguments);
    }

    private static ImportFunction function(String module, String name, int parameters, Code code) {
        return new ImportFunction(module, name, FunctionType.of(i32s(parameters), List.of()), (instance, arguments) -> {
            code.run(arguments);
            return NOTHING;
        });
    }

    private static ImportFunction constructor(String module, String name, int parameters, ToLongFunction<long[]> code) {
        long[] result = new long[1];
        return new ImportFunction(
                module, name, FunctionType.of(i32s(parameters), List.of(I32)), (instance, arguments) -> {
                    result[0] = code.applyAsLong(arguments);
                    return result;
                });
    }

    private static List<ValType> i32s(int count) {
        return Collections.nCopies(count, I32);
    }

    private void connect(long[] flat) {
        byte[] bytes = guest.bytes();
        String name = CoreGuest.liftString(bytes, (int) flat[0], (int) flat[1]);
        int out = (int) flat[2];
        bytes[out] = 0;
        CoreGuest.putInt(bytes, out + 4, handles.add(host.clientConnect(name)));
    }

    private void drop(long[] flat) {
        if (handles.remove((int) flat[0]) instanceof HostMessage message) {
            message.close();
        }
    }

    private long newMessage(long[] flat) {
        return handles.add(host.newMessage(liftBytes((int) flat[0], (int) flat[1])));
    }

    private byte[] liftBytes(int at, int length) {
        return Arrays.copyOfRange(guest.bytes(), at, at + length);
    }

    private HostMessage message(long handle) {
        return (HostMessage) handles.get((int) handle);
    }

    private void topic(long[] flat) {
        storeText(message(flat[0]).topic(), (int) flat[1]);
    }

    private void contentType(long[] flat) {
        storeText(message(flat[0]).contentType(), (int) flat[1]);
    }

    private void storeText(Optional<String> text, int out) {
        if (text.isEmpty()) {
            guest.bytes()[out] = 0;
            return;
        }
        long lowered = guest.lowerString(text.get());
        byte[] bytes = guest.bytes();
        bytes[out] = 1;
        CoreGuest.putInt(bytes, out + 4, (int) lowered);
        CoreGuest.putInt(bytes, out + 8, (int) (lowered >>> 32));
    }

    private void setContentType(long[] flat) {
        message(flat[0]).setContentType(CoreGuest.liftString(guest.bytes(), (int) flat[1], (int) flat[2]));
    }

    private void data(long[] flat) {
        long lowered = guest.lowerBytes(message(flat[0]).data());
        byte[] bytes = guest.bytes();
        int out = (int) flat[1];
        CoreGuest.putInt(bytes, out, (int) lowered);
        CoreGuest.putInt(bytes, out + 4, (int) (lowered >>> 32));
    }

    private void metadata(long[] flat) {
        Optional<List<Tuple2<String, String>>> metadata = message(flat[0]).metadata();
        int out = (int) flat[1];
        if (metadata.isEmpty()) {
            guest.bytes()[out] = 0;
            return;
        }
        List<Tuple2<String, String>> pairs = metadata.get();
        int list = guest.allocate(16 * pairs.size(), 4);
        for (int i = 0; i < pairs.size(); i++) {
            Tuple2<String, String> pair = pairs.get(i);
            long key = guest.lowerString(pair.v0());
            long value = guest.lowerString(pair.v1());
            byte[] bytes = guest.bytes();
            int at = list + 16 * i;
            CoreGuest.putInt(bytes, at, (int) key);
            CoreGuest.putInt(bytes, at + 4, (int) (key >>> 32));
            CoreGuest.putInt(bytes, at + 8, (int) value);
            CoreGuest.putInt(bytes, at + 12, (int) (value >>> 32));
        }
        byte[] bytes = guest.bytes();
        bytes[out] = 1;
        CoreGuest.putInt(bytes, out + 4, list);
        CoreGuest.putInt(bytes, out + 8, pairs.size());
    }

    private void setMetadata(long[] flat) {
        byte[] bytes = guest.bytes();
        int list = (int) flat[1];
        int size = (int) flat[2];
        if (Integer.toUnsignedLong(size) * 16 > bytes.length) {
            throw new Trap("a list of " + Integer.toUnsignedString(size) + " pairs is out of bounds");
        }
        @SuppressWarnings({"unchecked", "rawtypes"}) // an array of a generic type
        Tuple2<String, String>[] pairs = new Tuple2[size];
        for (int i = 0; i < size; i++) {
            int at = list + 16 * i;
            pairs[i] = new Tuple2<>(
                    CoreGuest.liftString(bytes, CoreGuest.getInt(bytes, at), CoreGuest.getInt(bytes, at + 4)),
                    CoreGuest.liftString(bytes, CoreGuest.getInt(bytes, at + 8), CoreGuest.getInt(bytes, at + 12)));
        }
        message(flat[0]).setMetadata(List.of(pairs));
    }

    private void send(long[] flat) {
        Host.HostClient client = (Host.HostClient) handles.get((int) flat[0]);
        String topic = CoreGuest.liftString(guest.bytes(), (int) flat[1], (int) flat[2]);
        HostMessage message = message(flat[3]);
        handles.remove((int) flat[3]);
        host.send(client, topic, message);
        guest.bytes()[(int) flat[4]] = 0;
    }

    private void reply(long[] flat) {
        HostMessage replyTo = message(flat[0]);
        HostMessage message = message(flat[1]);
        handles.remove((int) flat[1]);
        host.reply(replyTo, message);
        guest.bytes()[(int) flat[2]] = 0;
    }
}
