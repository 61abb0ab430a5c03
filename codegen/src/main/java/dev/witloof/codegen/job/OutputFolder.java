package dev.witloof.codegen.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Optional;

/** A folder that files are written to and removed from, and nothing outside of it. */
final class OutputFolder {

    private final Path root;

    OutputFolder(Path root) {
        this.root = root.toAbsolutePath().normalize();
    }

    /** The absolute path. */
    String path() {
        return root.toString();
    }

    /** The place of a file in this folder. */
    Path resolve(OutputFile file) {
        return root.resolve(file.path());
    }

    /** The content of a file; nothing if there is none. */
    Optional<byte[]> read(OutputFile file) throws IOException {
        Path path = resolve(file);
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        requireInside(path);
        if (!Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS)) {
            throw new IOException(
                    path + " is to be generated, but a folder or link stands in its place: remove it, or choose"
                            + " another output folder");
        }
        return Optional.of(Files.readAllBytes(path));
    }

    /** What tells whether a file is still what it was; nothing if there is none, or something else stands there. */
    Optional<FileStamp> stamp(OutputFile file) throws IOException {
        Path path = resolve(file);
        try {
            BasicFileAttributes attributes =
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            return attributes.isRegularFile() ? Optional.of(FileStamp.of(path, attributes)) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /** Writes a file with the folders it needs, all of it or nothing. */
    void write(OutputFile file, String content) throws IOException {
        Path path = resolve(file);
        Files.createDirectories(root);
        requireInside(path);
        Files.createDirectories(parent(path));
        replace(path, content);
    }

    /** Removes a file, and the folders that are empty without it. */
    void delete(OutputFile file) throws IOException {
        Path path = resolve(file);
        requireInside(path);
        Files.delete(path);
        for (Path folder = parent(path); !folder.equals(root); folder = parent(folder)) {
            try {
                Files.delete(folder);
            } catch (DirectoryNotEmptyException e) {
                return;
            }
        }
    }

    /** Replaces a file, so that whoever reads it sees the old content or the new one. */
    static void replace(Path path, String content) throws IOException {
        Path draft = path.resolveSibling("." + path.getFileName() + ".tmp");
        try {
            // A new file, so that a link which stands there is not followed.
            Files.deleteIfExists(draft);
            Files.writeString(
                    draft, content, StandardCharsets.UTF_8, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.move(draft, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** Looks at the innermost folder that is there already: also none is made outside. */
    private void requireInside(Path path) throws IOException {
        Path folder = parent(path);
        while (!Files.exists(folder)) {
            folder = parent(folder);
        }
        if (!folder.toRealPath().startsWith(root.toRealPath())) {
            throw new IOException(folder + " leads out of the output folder " + root
                    + " through a link: remove the link, or choose another output folder");
        }
    }

    private static Path parent(Path path) {
        return Objects.requireNonNull(path.getParent(), "a file without a folder");
    }
}
