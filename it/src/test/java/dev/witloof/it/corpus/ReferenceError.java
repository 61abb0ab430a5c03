package dev.witloof.it.corpus;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.Span;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The one error that the reference prints.
 *
 * @param message what it says, without what it was doing
 * @param place where, if it says that
 */
record ReferenceError(String message, Optional<Place> place) {

    /**
     * A place as the reference counts.
     *
     * @param file the file's path in the reference's own tests
     * @param line the line, from 1
     * @param column the column in bytes, from 1
     */
    record Place(String file, int line, int column) {
        @Override
        public String toString() {
            return file + ":" + line + ":" + column;
        }
    }

    private static final Pattern ARROW = Pattern.compile("(?m)^ +--> (.*):(\\d+):(\\d+)$");

    /** How an error in a very long line is printed. */
    private static final Pattern SHORT = Pattern.compile("^(\\S+\\.wit):(\\d+):(\\d+): (?=\\S)");

    /** A package that is defined twice has its places behind the message. */
    private static final Pattern BULLET = Pattern.compile("(?m)^ +\\* (.*):(\\d+):(\\d+)$");

    private static final Pattern DOING = Pattern.compile(
            "^(failed to resolve directory while parsing WIT for path \\[[^]]*]: |failed to parse package: [^:]*: "
                    + "|failed to parse dependency directory: [^:]*: )+");

    static ReferenceError of(String result) {
        String text = DOING.matcher(result.strip()).replaceFirst("");
        Matcher inLine = SHORT.matcher(text);
        if (inLine.find()) {
            return new ReferenceError(firstLine(text.substring(inLine.end())), Optional.of(place(inLine)));
        }
        for (Pattern pattern : new Pattern[] {ARROW, BULLET}) {
            Matcher matcher = pattern.matcher(text);
            if (matcher.find()) {
                return new ReferenceError(firstLine(text), Optional.of(place(matcher)));
            }
        }
        return new ReferenceError(firstLine(text), Optional.empty());
    }

    private static Place place(Matcher matcher) {
        return new Place(matcher.group(1), Integer.parseInt(matcher.group(2)), Integer.parseInt(matcher.group(3)));
    }

    private static String firstLine(String text) {
        return text.lines().findFirst().orElse("");
    }

    /** Whether a diagnostic is at this place, in the same file of the case. */
    boolean isAt(Path path, Diagnostic diagnostic) {
        if (place.isEmpty()) {
            return true;
        }
        if (diagnostic.span().isEmpty()) {
            return false;
        }
        Span span = diagnostic.span().get();
        String file =
                span.source().path().map(path::relativize).map(Path::toString).orElse("");
        return place.get().file().replace('\\', '/').endsWith(path.getFileName() + (file.isEmpty() ? "" : "/" + file))
                && span.line() == place.get().line()
                && bytes(span) + 1 == place.get().column();
    }

    /** How many bytes stand before it in its line; a byte order mark counts with the reference. */
    private static int bytes(Span span) {
        String text = span.source().text();
        return text.substring(span.source().lineStart(span.line()), span.start())
                .getBytes(StandardCharsets.UTF_8)
                .length;
    }
}
