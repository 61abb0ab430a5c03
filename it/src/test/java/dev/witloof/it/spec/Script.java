package dev.witloof.it.spec;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A converted script.
 *
 * @param name its path below the folder of all scripts, for messages
 * @param commands the commands in order
 */
record Script(String name, List<Command> commands) {
    private static final ObjectMapper JSON = new ObjectMapper();

    /** The scripts anywhere below a folder, in the order of their names. */
    static List<Script> below(Path root) throws IOException {
        List<Script> scripts = new ArrayList<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(each -> each.toString().endsWith(".json"))
                    .sorted()
                    .toList()) {
                JsonNode json = JSON.readTree(file.toFile());
                if (json.path("commands").isArray()) {
                    scripts.add(new Script(name(root, file), commands(file, json.path("commands"))));
                }
            }
        }
        return scripts;
    }

    private static String name(Path root, Path file) {
        String path = root.relativize(file).toString();
        Path folder = file.getParent();
        String stem = file.getFileName().toString().replace(".json", "");
        boolean ownFolder = folder != null && !folder.equals(root) && folder.endsWith(stem);
        return ownFolder ? root.relativize(folder) + ".wast" : path.replace(".json", ".wast");
    }

    private static List<Command> commands(Path file, JsonNode array) {
        List<Command> commands = new ArrayList<>();
        array.forEach(each -> commands.add(new Command(file.resolveSibling("."), each)));
        return commands;
    }
}
