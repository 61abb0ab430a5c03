package dev.witloof.codegen.job;

import dev.witloof.codegen.GenerationOptions;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** A folder with WIT in it and the outputs of jobs beside it. */
final class Workspace {

    static final String GREETER = """
            package acme:greeter@1.0.0;

            /// What a greeter can do.
            interface greetings {
                /// Greets someone by name.
                greet: func(name: string) -> string;
            }

            /// Goes away later.
            interface farewells {
                part: func();
            }

            world greeter {
                export farewells;
                export greetings;
            }
            """;

    /** The same without the farewells. */
    static final String SHORTER =
            GREETER.replaceAll("(?s)/// Goes away.*?\n}\n", "").replace("    export farewells;\n", "");

    final Path root;
    final Path wit;
    final Path sources;
    final Path resources;
    final Path state;

    private Workspace(Path root) {
        this.root = root;
        this.wit = root.resolve("wit");
        this.sources = root.resolve("sources");
        this.resources = root.resolve("resources");
        this.state = root.resolve("state/job.state");
    }

    static Workspace with(Path root, String wit) throws IOException {
        Workspace workspace = new Workspace(root);
        workspace.writeWit("greeter.wit", wit);
        return workspace;
    }

    void writeWit(String name, String text) throws IOException {
        write(wit.resolve(name), text);
    }

    static void write(Path file, String text) throws IOException {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text, StandardCharsets.UTF_8);
    }

    GenerationSettings settings() {
        return new GenerationSettings(
                WitInput.of(wit),
                GenerationOptions.of("com.acme"),
                List.of(),
                new OutputLayout(sources, resources, "acme", state));
    }

    GenerationOutcome run() throws Exception {
        return run(settings());
    }

    static GenerationOutcome run(GenerationSettings settings) throws Exception {
        return new GenerationJob(settings).run();
    }

    GenerationOutcome run(UnaryOperator<WitInput> change) throws Exception {
        GenerationSettings settings = settings();
        return run(new GenerationSettings(
                change.apply(settings.wit()), settings.options(), settings.classPath(), settings.output()));
    }

    GenerationOutcome runWith(GenerationOptions options) throws Exception {
        GenerationSettings settings = settings();
        return run(new GenerationSettings(settings.wit(), options, settings.classPath(), settings.output()));
    }

    GenerationOutcome runWithClassPath(Path... entries) throws Exception {
        GenerationSettings settings = settings();
        return run(new GenerationSettings(settings.wit(), settings.options(), List.of(entries), settings.output()));
    }

    Path source(String name) {
        return sources.resolve("com/acme/acme/greeter").resolve(name);
    }

    /** All files of a folder with their content, by relative path. */
    static Map<String, String> content(Path folder) throws IOException {
        Map<String, String> content = new TreeMap<>();
        if (Files.exists(folder)) {
            try (Stream<Path> walk = Files.walk(folder)) {
                for (Path file : walk.filter(Files::isRegularFile).toList()) {
                    content.put(folder.relativize(file).toString(), Files.readString(file));
                }
            }
        }
        return content;
    }
}
