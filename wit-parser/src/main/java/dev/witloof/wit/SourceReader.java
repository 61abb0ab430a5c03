package dev.witloof.wit;

import dev.witloof.wit.decode.WitDecoder;
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
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/** Reads WIT files and folders, and components in their place. */
final class SourceReader {

    /** How many bytes of a file are read: more cannot be a text of the length that is parsed. */
    private static final int MAX_BYTES = 3 * SyntaxParser.MAX_LENGTH;

    /** How many files are read. */
    private static final int MAX_FILES = 10_000;

    /** How many bytes of a component are read: most of them are code, and guests bring whole interpreters along. */
    private static final int MAX_COMPONENT_BYTES = 128 << 20;

    private static final byte[] WASM_MAGIC = {0, 'a', 's', 'm'};

    private static final String SUFFIX = ".wit";

    private final SourceLayout layout = new SourceLayout();
    private int files;

    /** Reads a file, or a folder with its {@code deps}. */
    SourceLayout read(Path path) throws IOException {
        if (!Files.isDirectory(path)) {
            file(path, WitDecoder::text).ifPresent(layout::addRoot);
            return layout;
        }
        for (Path file : witFiles(path)) {
            file(file, WitDecoder::ownText).ifPresent(layout::addRoot);
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
        List<Path> paths = List.of();
        if (Files.isDirectory(path)) {
            paths = witFiles(path);
        } else if (name.endsWith(SUFFIX) || (isComponent(name) && Files.isRegularFile(path))) {
            paths = List.of(path);
        }
        for (Path file : paths) {
            file(file, WitDecoder::ownText).ifPresent(source -> layout.addDependency(name, source));
        }
    }

    private static boolean isComponent(String name) {
        return name.endsWith(".wasm") || ComponentSources.isText(name);
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

    /** The text of a file: its own, or the WIT of the component that it is. */
    private Optional<SourceFile> file(Path path, Function<byte[], String> decoder) throws IOException {
        if (++files > MAX_FILES) {
            throw new IOException("more than " + MAX_FILES + " files: " + path);
        }
        byte[] bytes;
        boolean component = name(path).endsWith(".wasm");
        try (InputStream in = Files.newInputStream(path)) {
            bytes = in.readNBytes(MAX_BYTES + 1);
            component |= Arrays.mismatch(bytes, WASM_MAGIC) == WASM_MAGIC.length;
            if (component && bytes.length > MAX_BYTES) {
                bytes = withMore(bytes, in);
            }
        }
        if (bytes.length > (component ? MAX_COMPONENT_BYTES : MAX_BYTES)) {
            throw new IOException("more than " + (component ? MAX_COMPONENT_BYTES : MAX_BYTES) + " bytes: " + path);
        }
        if (component) {
            SourceFile source = SourceFile.of(name(path), "", path);
            return ComponentSources.binary(source, bytes, decoder, layout);
        }
        Optional<SourceFile> text = decode(path, bytes);
        return ComponentSources.isText(name(path))
                ? text.flatMap(source -> ComponentSources.text(source, decoder, layout))
                : text;
    }

    private static byte[] withMore(byte[] bytes, InputStream in) throws IOException {
        byte[] more = in.readNBytes(MAX_COMPONENT_BYTES + 1 - bytes.length);
        byte[] all = Arrays.copyOf(bytes, bytes.length + more.length);
        System.arraycopy(more, 0, all, bytes.length, more.length);
        return all;
    }

    private Optional<SourceFile> decode(Path path, byte[] bytes) {
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
            return Optional.empty();
        }
        return Optional.of(source);
    }

    static String withoutMark(String text) {
        return text.startsWith("\uFEFF") ? text.substring(1) : text;
    }

    private static String name(Path path) {
        return path.toString().replace(path.getFileSystem().getSeparator(), "/");
    }
}
