package dev.witloof.it.clerk;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.witloof.runtime.Tuple2;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The messages that every clerk gets, and what WASI grants it: {@code guests/clerk/script.json}.
 *
 * @param environment its variables
 * @param directory the path that it knows its one directory by
 * @param messages in their order
 */
record Script(
        @JsonProperty(required = true) Map<String, String> environment,
        @JsonProperty(required = true) String directory,
        @JsonProperty(required = true) List<Step> messages) {

    static final Path FILE = Path.of("guests/clerk/script.json");

    /** One message as the script has it; what is left out is absent. */
    record Step(
            @Nullable String topic,
            @Nullable String contentType,
            @JsonProperty(required = true) Data data,
            @Nullable List<List<JsonNode>> metadata) {

        RecordedMessage message() {
            RecordedMessage message = new RecordedMessage(topic, data.bytes());
            if (contentType != null) {
                message.setContentType(contentType);
            }
            if (metadata != null) {
                List<Tuple2<String, String>> pairs = new ArrayList<>();
                for (List<JsonNode> pair : metadata) {
                    pairs.add(new Tuple2<>(pair.get(0).textValue(), text(pair.get(1))));
                }
                message.setMetadata(pairs);
            }
            return message;
        }
    }

    /** A payload: a text or bytes, so many times; once unless said. */
    record Data(@Nullable String text, @Nullable String hex, int times) {

        byte[] bytes() {
            byte[] once = hex == null
                    ? String.valueOf(text).getBytes(StandardCharsets.UTF_8)
                    : HexFormat.of().parseHex(hex);
            ByteArrayOutputStream all = new ByteArrayOutputStream();
            for (int i = 0; i < Math.max(1, times); i++) {
                all.writeBytes(once);
            }
            return all.toByteArray();
        }
    }

    private static String text(JsonNode value) {
        return value.isTextual()
                ? value.textValue()
                : value.get("text").textValue().repeat(value.get("times").intValue());
    }

    static Script read() {
        try {
            return new ObjectMapper().readValue(FILE.toFile(), Script.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
