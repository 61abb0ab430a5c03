package dev.witloof.wasi.filesystem;

import java.io.IOException;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NotDirectoryException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.util.Iterator;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An open directory by its path, for file systems that Java cannot do better on: whoever moves it changes what it is. */
final class PlainDirectoryStream implements SecureDirectoryStream<Path> {
    private final Path path;
    private final DirectoryStream<Path> entries;

    PlainDirectoryStream(Path path, DirectoryStream<Path> entries) {
        this.path = path;
        this.entries = entries;
    }

    @Override
    @SuppressWarnings("StreamResourceLeak") // whoever opens it closes it
    public SecureDirectoryStream<Path> newDirectoryStream(Path name, LinkOption... options) throws IOException {
        Path child = path.resolve(name).normalize();
        if (!Files.isDirectory(child, LinkOption.NOFOLLOW_LINKS)) {
            throw new NotDirectoryException(child.toString());
        }
        return new PlainDirectoryStream(child, Files.newDirectoryStream(child));
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path name, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return Files.newByteChannel(path.resolve(name), options, attributes);
    }

    @Override
    public void deleteFile(Path name) throws IOException {
        Files.delete(path.resolve(name));
    }

    @Override
    public void deleteDirectory(Path name) throws IOException {
        Files.delete(path.resolve(name));
    }

    @Override
    public void move(Path from, SecureDirectoryStream<Path> to, Path name) throws IOException {
        Path target = ((PlainDirectoryStream) to).path.resolve(name);
        Files.move(path.resolve(from), target, StandardCopyOption.REPLACE_EXISTING);
    }

    @Override
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(Class<V> type) {
        return Files.getFileAttributeView(path, type, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(
            Path name, Class<V> type, LinkOption... options) {
        return Files.getFileAttributeView(path.resolve(name), type, options);
    }

    @Override
    public Iterator<Path> iterator() {
        return entries.iterator();
    }

    @Override
    public void close() throws IOException {
        entries.close();
    }
}
