package dev.witloof.it.fuzz;

import dev.witloof.it.fuzz.Seeds.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The targets, with the inputs of a checkout. */
final class Targets {
    private static final List<String> NAMES = List.of("reader", "guests", "components", "wit", "generate");
    private static final Path GUESTS = Path.of("it/guests/prebuilt");
    private static final List<Path> COMPONENTS =
            List.of(GUESTS, Path.of("runtime-support/src/test/resources"), Path.of("component/src/test/resources"));
    private static final List<Path> TEXTS = List.of(
            Path.of("wit"),
            Path.of("it/guests"),
            Path.of("wit-parser/src/test/resources"),
            Path.of("codegen/src/test/wit"));
    private static final List<String> COMMANDS = List.of(
            "request a x",
            "request a timeout=1 expected=2 x",
            "send a x",
            "disconnect a x",
            "fail: x",
            "reply",
            "topic");

    private Targets() {}

    /**
     * Makes targets.
     *
     * @param root the checkout
     * @param folders more components and texts
     * @param wanted their names; all if there are none
     */
    static List<Target> of(Path root, List<Path> folders, List<String> wanted) throws IOException {
        for (String name : wanted) {
            if (!NAMES.contains(name)) {
                throw new IllegalArgumentException("there is no target " + name + "; there are " + NAMES);
            }
        }
        List<Path> components = new ArrayList<>(under(root, COMPONENTS));
        List<Path> texts = new ArrayList<>(under(root, TEXTS));
        components.addAll(folders);
        texts.addAll(folders);
        return make(root, components, texts, wanted.isEmpty() ? NAMES : wanted);
    }

    private static List<Target> make(Path root, List<Path> components, List<Path> texts, List<String> wanted)
            throws IOException {
        List<Seed> all = Seeds.components(components);
        List<Target> targets = new ArrayList<>();
        for (String name : wanted) {
            switch (name) {
                case "reader" -> targets.add(new ReaderTarget(all));
                case "guests" -> targets.add(new GuestsTarget(guests(root), all, words(root)));
                case "components" -> targets.add(new ComponentsTarget(all));
                case "wit" -> targets.add(new WitTarget(Seeds.texts(texts)));
                default -> targets.add(new GenerateTarget(Seeds.printed(texts)));
            }
        }
        return targets;
    }

    private static List<Path> under(Path root, List<Path> folders) {
        return folders.stream().map(root::resolve).toList();
    }

    private static List<Seed> guests(Path root) throws IOException {
        return Seeds.components(List.of(root.resolve(GUESTS))).stream()
                .filter(seed -> GuestBindings.of(seed.name()).isPresent())
                .toList();
    }

    /** The payloads that guests do something special for. */
    private static List<String> words(Path root) throws IOException {
        List<String> words = new ArrayList<>(COMMANDS);
        Matcher behaviour = Pattern.compile("BEHAVIOUR\\(\"([a-z0-9-]+)\"")
                .matcher(Files.readString(root.resolve("it/guests/hostile/behaviours.h")));
        while (behaviour.find()) {
            words.add(behaviour.group(1));
        }
        return words;
    }
}
