package dev.witloof.codegen.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/**
 * What tells a file from a later one in its place, without opening it: class paths of a hundred jars are common, and so are
 * outputs of a hundred files.
 *
 * @param path the absolute path
 * @param size its length in bytes
 * @param modified when it was last changed, in milliseconds since 1970
 */
record FileStamp(String path, long size, long modified) {

    /** The stamp of a file that is there; a link counts as what it leads to. */
    static FileStamp of(Path file) throws IOException {
        return of(file, Files.readAttributes(file, BasicFileAttributes.class));
    }

    static FileStamp of(Path file, BasicFileAttributes attributes) {
        return new FileStamp(
                file.toAbsolutePath().toString(),
                attributes.size(),
                attributes.lastModifiedTime().toMillis());
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof FileStamp stamp
                && size == stamp.size
                && modified == stamp.modified
                && path.equals(stamp.path);
    }

    @Override
    public int hashCode() {
        return (31 * path.hashCode() + Long.hashCode(size)) * 31 + Long.hashCode(modified);
    }

    /** As {@link GenerationState} writes it. */
    String text() {
        return size + " " + modified + " " + path;
    }
}
