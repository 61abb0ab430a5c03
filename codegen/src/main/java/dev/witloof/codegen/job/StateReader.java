package dev.witloof.codegen.job;

import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads what {@link GenerationState#write} wrote, all of it: what was cut off or has lines of another form is refused. */
final class StateReader {

    private final String text;
    private int position;
    /** The end of the line that the position is in. */
    private int end;

    private final Map<OutputFile.Kind, String> folders = new EnumMap<>(OutputFile.Kind.class);
    private final Set<OutputFile> files = new LinkedHashSet<>();
    private final Set<FileStamp> stamps = new LinkedHashSet<>();
    private final Set<FileStamp> jars = new LinkedHashSet<>();

    StateReader(String text) {
        this.text = text;
        this.end = lineEnd();
    }

    /**
     * Reads the state.
     *
     * @throws IllegalArgumentException if the text is no state
     */
    GenerationState read() {
        if (!rest().equals(GenerationState.HEADER) || !word().equals("inputs")) {
            throw new IllegalArgumentException("another header");
        }
        String inputs = rest();
        if (!inputs.equals(GenerationState.UNKNOWN) && !Checksum.isText(inputs)) {
            throw new IllegalArgumentException("no checksum: " + inputs);
        }
        String kind = word();
        while (!kind.equals(GenerationState.END)) {
            line(kind);
            kind = word();
        }
        if (!rest().equals(String.valueOf(files.size())) || position < text.length()) {
            throw new IllegalArgumentException("another number of files, or more than they");
        }
        return new GenerationState(
                inputs.equals(GenerationState.UNKNOWN) ? Optional.empty() : Optional.of(inputs),
                folders,
                files,
                stamps,
                jars);
    }

    private void line(String kind) {
        switch (kind) {
            case "folder" -> folders.put(OutputFile.Kind.of(word()), rest());
            case "written" -> stamps.add(stamp());
            case "plain" -> jars.add(stamp());
            default -> files.add(file(OutputFile.Kind.of(kind)));
        }
    }

    private OutputFile file(OutputFile.Kind kind) {
        String hash = word();
        if (!Fingerprint.isText(hash)) {
            throw new IllegalArgumentException("no hash: " + hash);
        }
        return new OutputFile(kind, rest(), hash);
    }

    private FileStamp stamp() {
        long size = Long.parseLong(word());
        long modified = Long.parseLong(word());
        return new FileStamp(rest(), size, modified);
    }

    /** The characters up to the next space, which must be on this line. */
    private String word() {
        int space = text.indexOf(' ', position);
        if (space <= position || space > end) {
            throw new IllegalArgumentException("a line that ends early");
        }
        String word = text.substring(position, space);
        position = space + 1;
        return word;
    }

    /** The characters up to the end of the line, at least one. */
    private String rest() {
        if (end <= position) {
            throw new IllegalArgumentException("a line that ends early");
        }
        String rest = text.substring(position, end);
        position = end + 1;
        end = lineEnd();
        return rest;
    }

    private int lineEnd() {
        int next = text.indexOf('\n', position);
        return next < 0 ? text.length() : next;
    }
}
