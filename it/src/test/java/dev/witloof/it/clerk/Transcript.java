package dev.witloof.it.clerk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.witloof.bindings.wasi.messaging.Types.Error;
import dev.witloof.runtime.Tuple2;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What came of a script, in the shape of {@code guests/clerk/transcript.json}, which {@code guests/oracle} makes on jco. */
final class Transcript {
    private static final Path FILE = Path.of("guests/clerk/transcript.json");
    /** Longer payloads are told by their hash. */
    private static final int LONGEST_DATA = 256;

    private final ObjectNode told = JsonNodeFactory.instance.objectNode();
    private final ArrayNode outcomes = told.putArray("outcomes");

    static JsonNode ofJco() {
        try {
            return new ObjectMapper().readTree(FILE.toFile());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void handled(@Nullable Error error, List<RecordingMessaging.Sent> sent) {
        ObjectNode outcome = outcomes.addObject();
        if (error != null) {
            outcome.put("error", text(error));
        }
        ArrayNode messages = outcome.putArray("sent");
        sent.forEach(one -> messages.add(told(one)));
    }

    JsonNode ended(String entries, String stdout) {
        told.putObject("files").put("entries.txt", entries);
        return told.put("stdout", stdout);
    }

    private static String text(Error error) {
        if (error instanceof Error.Connection connection) {
            return "connection: " + connection.value();
        }
        if (error instanceof Error.PermissionDenied denied) {
            return "permission-denied: " + denied.value();
        }
        if (error instanceof Error.Other other) {
            return "other: " + other.value();
        }
        return "timeout";
    }

    private static ObjectNode told(RecordingMessaging.Sent sent) {
        ObjectNode message = JsonNodeFactory.instance.objectNode();
        if (sent.topic() != null) {
            message.put("topic", sent.topic());
        }
        sent.message().contentType().ifPresent(type -> message.put("contentType", type));
        byte[] data = sent.message().data();
        message.put(
                "data",
                data.length > LONGEST_DATA
                        ? "sha256 " + hash(data)
                        : HexFormat.of().formatHex(data));
        message.put("size", data.length);
        if (sent.message().metadata().isPresent()) {
            ArrayNode metadata = message.putArray("metadata");
            for (Tuple2<String, String> pair : sent.message().metadata().get()) {
                metadata.addArray().add(pair.v0()).add(pair.v1());
            }
        }
        return message;
    }

    private static String hash(byte[] data) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(data));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
