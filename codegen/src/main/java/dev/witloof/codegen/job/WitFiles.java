package dev.witloof.codegen.job;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.SortedMap;
import java.util.TreeMap;

/** The files that can change what is loaded from a WIT path: a few more than are read, never fewer. */
final class WitFiles extends SimpleFileVisitor<Path> {

    private final Path root;
    private final SortedMap<String, Path> files = new TreeMap<>();

    private WitFiles(Path root) {
        this.root = root;
    }

    /** Adds the files, each with its path relative to {@code path}, with {@code /} between folders, and its content. */
    static void addTo(Checksum checksum, Path path) throws IOException {
        if (!Files.exists(path)) {
            throw new NoSuchFileException(path.toString());
        }
        WitFiles found = new WitFiles(path);
        Files.walkFileTree(path, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, found);
        checksum.addAll(found.files.keySet());
        for (Path file : found.files.values()) {
            checksum.add(Files.readAllBytes(file));
        }
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        if (attributes.isRegularFile() && (file.equals(root) || isWit(file.toString()))) {
            String name = root.relativize(file)
                    .toString()
                    .replace(file.getFileSystem().getSeparator(), "/");
            files.put(name, file);
        }
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        // A link to an enclosing folder holds nothing that is not visited anyway, and a dead link nothing at all.
        if (failure instanceof FileSystemLoopException || failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }

    private static boolean isWit(String name) {
        return name.endsWith(".wit") || name.endsWith(".wat") || name.endsWith(".wasm");
    }
}
