package dev.witloof.it.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One command of a script, in the JSON form that {@code wasm-tools json-from-wast} gives it.
 *
 * @param folder where the files are that it names
 * @param json the command
 */
record Command(Path folder, JsonNode json) {
    /** What to do, such as {@code assert_return}. */
    String type() {
        return json.path("type").asText();
    }

    /** The line in the script. */
    int line() {
        return json.path("line").asInt();
    }

    /** What the script says of the failure that it expects. */
    String text() {
        return json.path("text").asText();
    }

    /** One of the names that the command gives or uses, such as {@code name}, {@code module}, {@code instance}. */
    Optional<String> name(String kind) {
        return Optional.ofNullable(json.path(kind).textValue());
    }

    /** The component in the binary format; empty if the script has it as text that cannot be put into that format. */
    Optional<byte[]> binary() throws IOException {
        String file = json.path("module_type").asText().equals("text")
                ? json.path("binary_filename").asText()
                : json.path("filename").asText();
        return file.isEmpty() ? Optional.empty() : Optional.of(Files.readAllBytes(folder.resolve(file)));
    }

    /** The instance that is called, where the script names one. */
    Optional<String> calledInstance() {
        return Optional.ofNullable(json.path("action").path("module").textValue());
    }

    /** The function that is called. */
    String function() {
        return json.path("action").path("field").asText();
    }

    /** What it is called with. */
    List<JsonNode> arguments() {
        return list(json.path("action").path("args"));
    }

    /** What it should return: nothing, or one value. */
    JsonNode expected() {
        List<JsonNode> expected = list(json.path("expected"));
        if (expected.size() > 1) {
            throw new IllegalArgumentException("a component function returns one value at most: " + json);
        }
        return expected.isEmpty() ? MissingNode.getInstance() : expected.get(0);
    }

    private static List<JsonNode> list(JsonNode array) {
        List<JsonNode> list = new ArrayList<>();
        array.forEach(list::add);
        return list;
    }
}
