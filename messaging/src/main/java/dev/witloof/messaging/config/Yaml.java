package dev.witloof.messaging.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.parser.Parser;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/** Reads YAML into nodes with their places. Size, depth and the use of aliases are limited. */
final class Yaml {

    /** Far more than a host needs. */
    static final int MOST_BYTES = 1 << 18;

    private static final int DEEPEST = 20;
    private static final int MOST_ALIASES = 50;

    private final Problems problems;

    Yaml(Problems problems) {
        this.problems = problems;
    }

    /** The one document of a file, or a problem. */
    Optional<Node> read(Path file) throws IOException {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            // One byte more than allowed is enough to tell, also of a file that never ends.
            bytes = in.readNBytes(MOST_BYTES + 1);
        }
        if (bytes.length > MOST_BYTES) {
            problems.add(0, 0, "the file has more than " + MOST_BYTES + " bytes");
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return parse(text.startsWith("\ufeff") ? text.substring(1) : text);
        } catch (CharacterCodingException e) {
            problems.add(0, 0, "the file is not UTF-8");
            return Optional.empty();
        }
    }

    private Optional<Node> parse(String text) {
        LoadSettings settings = LoadSettings.builder()
                .setMaxAliasesForCollections(MOST_ALIASES)
                .setCodePointLimit(MOST_BYTES)
                // Refused later, with their place.
                .setAllowNonScalarKeys(true)
                .build();
        try {
            if (!isSimple(parser(text, settings))) {
                return Optional.empty();
            }
            Optional<Node> document = new Composer(settings, parser(text, settings)).getSingleNode();
            if (document.isEmpty()) {
                problems.add(0, 0, "the file is empty");
            }
            return document;
        } catch (MarkedYamlEngineException e) {
            String context = e.getContext() == null ? "" : e.getContext() + ", ";
            problems.add(e.getProblemMark().or(e::getContextMark), "this is no YAML: " + context + e.getProblem());
        } catch (ReaderException e) {
            int[] before = text.codePoints().limit(e.getPosition()).toArray();
            int line =
                    (int) Arrays.stream(before).filter(point -> point == '\n').count() + 1;
            int start = before.length;
            while (start > 0 && before[start - 1] != '\n') {
                start--;
            }
            problems.add(
                    line,
                    before.length - start + 1,
                    "this is no YAML: the character U+%04X may not stand in it".formatted(e.getCodePoint()));
        } catch (YamlEngineException e) {
            problems.add(0, 0, "this is no YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    // The module of the library does not export its ready-made parts.
    private static Parser parser(String text, LoadSettings settings) {
        return new ParserImpl(settings, new StreamReader(settings, text));
    }

    /** Looks at the events first, because nodes are composed by recursion, and an alias stands for any number of them. */
    private boolean isSimple(Parser events) {
        int depth = 0;
        int aliases = 0;
        while (events.hasNext()) {
            Event event = events.next();
            switch (event.getEventId()) {
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                case Alias -> aliases++;
                default -> {}
            }
            if (depth > DEEPEST || aliases > MOST_ALIASES) {
                problems.add(
                        event.getStartMark(),
                        depth > DEEPEST
                                ? "this is nested more than " + DEEPEST + " deep"
                                : "there are more than " + MOST_ALIASES + " aliases up to here");
                return false;
            }
        }
        return true;
    }
}
