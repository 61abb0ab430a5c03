package dev.witloof.wit;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.SourceFile;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.parse.SyntaxParser;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** Reads WIT files and folders. */
final class SourceReader {

    /** How many bytes of a file are read: more cannot be a text of the length that is parsed. */
    private static final int MAX_BYTES = 3 * SyntaxParser.MAX_LENGTH;

    /** How many files are read. */
    private static final int MAX_FILES = 10_000;

    private static final String SUFFIX = ".wit";

    private final SourceLayout layout = new SourceLayout();
    private int files;

    /** Reads a file, or a folder with its {@code deps}. */
    SourceLayout read(Path path) throws IOException {
        if (isBinary(path)) {
            refuseBinary(path);
            return layout;
        }
        if (!Files.isDirectory(path)) {
            layout.addRoot(file(path));
            return layout;
        }
        for (Path file : witFiles(path)) {
            layout.addRoot(file(file));
        }
        Path deps = path.resolve("deps");
        if (Files.isDirectory(deps)) {
            for (Path dependency : entries(deps)) {
                readDependency(dependency);
            }
        }
        if (layout.isEmpty()) {
            throw new NoSuchFileException(path.toString(), null, "the folder has no file that ends with " + SUFFIX);
        }
        return layout;
    }

    private void readDependency(Path path) throws IOException {
        String name = name(path);
        if (Files.isDirectory(path)) {
            for (Path file : witFiles(path)) {
                layout.addDependency(name, file(file));
            }
        } else if (name.endsWith(SUFFIX)) {
            layout.addDependency(name, file(path));
        } else if (isBinary(path)) {
            refuseBinary(path);
        }
    }

    private static boolean isBinary(Path path) {
        String name = name(path);
        return (name.endsWith(".wasm") || name.endsWith(".wat")) && Files.isRegularFile(path);
    }

    private void refuseBinary(Path path) {
        SourceFile source = SourceFile.of(name(path), "", path);
        layout.addProblem(Diagnostic.error(
                        DiagnosticCode.UNSUPPORTED_DEPENDENCY,
                        new Span(source, 0, 0),
                        "WIT packages in the form of components are not read yet")
                .help("convert it with `wasm-tools component wit " + source.name()
                        + "`, and use the text in its place"));
    }

    private static List<Path> witFiles(Path folder) throws IOException {
        return entries(folder).stream()
                .filter(path -> String.valueOf(path.getFileName()).endsWith(SUFFIX) && !Files.isDirectory(path))
                .toList();
    }

    private static List<Path> entries(Path folder) throws IOException {
        try (Stream<Path> list = Files.list(folder)) {
            return list.sorted(Comparator.comparing(path -> String.valueOf(path.getFileName())))
                    .toList();
        }
    }

    private SourceFile file(Path path) throws IOException {
        if (++files > MAX_FILES) {
            throw new IOException("more than " + MAX_FILES + " files: " + path);
        }
        byte[] bytes;
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
        }
        if (bytes.length > MAX_BYTES) {
            throw new IOException("more than " + MAX_BYTES + " bytes: " + path);
        }
        return decode(path, bytes);
    }

    private SourceFile decode(Path path, byte[] bytes) {
        CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
        ByteBuffer in = ByteBuffer.wrap(bytes);
        CharBuffer out = CharBuffer.allocate(bytes.length + 1);
        CoderResult result = decoder.decode(in, out, true);
        String text = withoutMark(out.flip().toString());
        SourceFile source = SourceFile.of(name(path), text, path);
        if (result.isError()) {
            layout.addProblem(Diagnostic.error(
                            DiagnosticCode.INVALID_UTF8,
                            new Span(source, text.length(), text.length()),
                            String.format("byte 0x%02x at offset %d is not UTF-8", bytes[in.position()], in.position()))
                    .help("save the file as UTF-8"));
        }
        return source;
    }

    static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String name(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }
}
