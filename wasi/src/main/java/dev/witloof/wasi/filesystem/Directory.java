package dev.witloof.wasi.filesystem;

import dev.witloof.bindings.wasi.filesystem.Types.ErrorCode;
import dev.witloof.bindings.wasi.filesystem.Types.ErrorCodeException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Iterator;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An open directory: names in it are never followed. For one thread at a time. */
final class Directory implements AutoCloseable {
    private final SecureDirectoryStream<Path> stream;
    private final Path path;
    private final @Nullable Object key;

    private Directory(SecureDirectoryStream<Path> stream, Path path) throws IOException {
        this.stream = stream;
        this.path = path;
        this.key = attributes().fileKey();
    }

    /** Opens a directory of the host's by its path, in which no link is left to be followed. */
    @SuppressWarnings("StreamResourceLeak") // the directory closes it
    static Directory open(Path path) throws IOException {
        DirectoryStream<Path> stream = Files.newDirectoryStream(path);
        return closing(
                stream instanceof SecureDirectoryStream<Path> secure ? secure : new PlainDirectoryStream(path, stream),
                path);
    }

    private static Directory closing(SecureDirectoryStream<Path> stream, Path path) throws IOException {
        try {
            return new Directory(stream, path);
        } catch (IOException | RuntimeException e) {
            stream.close();
            throw e;
        }
    }

    /** Opens a directory in this one. */
    Directory open(String name) throws IOException {
        Path relative = name(name);
        return closing(stream.newDirectoryStream(relative, LinkOption.NOFOLLOW_LINKS), path.resolve(relative));
    }

    /** Opens this directory once more. */
    Directory again() throws IOException {
        Path self = path.getFileSystem().getPath(".");
        return closing(stream.newDirectoryStream(self, LinkOption.NOFOLLOW_LINKS), path);
    }

    /** One name as the file system has it: it cannot be a path, whatever that takes for a separator. */
    private Path name(String name) throws NoSuchFileException {
        Path relative = path.getFileSystem().getPath(name);
        if (relative.isAbsolute() || relative.getRoot() != null || relative.getNameCount() != 1) {
            throw new NoSuchFileException(name);
        }
        return relative;
    }

    BasicFileAttributes attributes() throws IOException {
        return view(stream.getFileAttributeView(BasicFileAttributeView.class)).readAttributes();
    }

    BasicFileAttributes attributes(String name) throws IOException {
        return view(name).readAttributes();
    }

    BasicFileAttributeView view() {
        return view(stream.getFileAttributeView(BasicFileAttributeView.class));
    }

    BasicFileAttributeView view(String name) throws IOException {
        return view(stream.getFileAttributeView(name(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS));
    }

    private static BasicFileAttributeView view(@Nullable BasicFileAttributeView view) {
        return Objects.requireNonNull(view, "a file system without basic attributes");
    }

    /** More of a name's attributes, where the file system has them: {@code nlink} and {@code ctime}. */
    Map<String, Object> unixAttributes(@Nullable String name, @Nullable Object expected) {
        try {
            Path file = name == null ? path : path.resolve(name(name));
            Map<String, Object> all = Files.readAttributes(file, "unix:fileKey,nlink,ctime", LinkOption.NOFOLLOW_LINKS);
            return expected != null && expected.equals(all.get("fileKey")) ? all : Map.of();
        } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
            return Map.of();
        }
    }

    FileChannel openFile(String name, Set<OpenOption> options) throws IOException {
        SeekableByteChannel channel = stream.newByteChannel(name(name), options);
        if (channel instanceof FileChannel file) {
            return file;
        }
        channel.close();
        throw new UnsupportedOperationException("a file system whose files cannot be read at a place");
    }

    void deleteFile(String name) throws IOException {
        stream.deleteFile(name(name));
    }

    void deleteDirectory(String name) throws IOException {
        stream.deleteDirectory(name(name));
    }

    void move(String name, Directory to, String newName) throws IOException {
        stream.move(name(name), to.stream, to.name(newName));
    }

    void createDirectory(String name) throws IOException, ErrorCodeException {
        Files.createDirectory(checkedPath(name));
    }

    void createLink(String name, Directory of, String target) throws IOException, ErrorCodeException {
        Files.createLink(checkedPath(name), of.checkedPath(target));
    }

    void createSymbolicLink(String name, String target) throws IOException, ErrorCodeException {
        Files.createSymbolicLink(checkedPath(name), path.getFileSystem().getPath(target));
    }

    String readSymbolicLink(String name) throws IOException, ErrorCodeException {
        return Files.readSymbolicLink(checkedPath(name)).toString();
    }

    /** The path of a name, by which it can be used as long as nobody moves this directory. */
    private Path checkedPath(String name) throws IOException, ErrorCodeException {
        boolean same;
        try {
            same = key == null
                    ? path.toRealPath().equals(path)
                    : key.equals(Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                            .fileKey());
        } catch (NoSuchFileException e) {
            same = false;
        }
        if (!same) {
            // It was moved or removed, and Java has no way to say "in this open directory" here.
            throw FileErrors.of(ErrorCode.BUSY);
        }
        return path.resolve(name(name));
    }

    /** The names in this directory. Only once, and not for a directory that is read otherwise too: see {@link #again}. */
    Iterator<Path> names() {
        return stream.iterator();
    }

    /** Whether a name that Java has read is one that leads back to the file. */
    boolean isText(Path entry) {
        Path name = entry.getFileName();
        return name != null && path.getFileSystem().getPath(name.toString()).equals(name);
    }

    @Nullable
    Object key() {
        return key;
    }

    @Override
    public void close() {
        try {
            stream.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a directory could not be closed", e);
        }
    }
}
