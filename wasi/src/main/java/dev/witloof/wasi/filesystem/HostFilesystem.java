package dev.witloof.wasi.filesystem;

import dev.witloof.bindings.wasi.filesystem.Preopens;
import dev.witloof.bindings.wasi.filesystem.Types;
import dev.witloof.bindings.wasi.io.Error;
import dev.witloof.runtime.Tuple2;
import dev.witloof.wasi.io.HostError;
import dev.witloof.wasi.io.OpenLimit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The interfaces of {@code wasi:filesystem}, for one instance. */
public final class HostFilesystem implements Types, Preopens {

    /**
     * A directory that guests are given.
     *
     * @param directory the directory, by a path without links
     * @param name the path that guests know it by
     * @param writable whether they may change what is in it
     */
    public record Preopen(Path directory, String name, boolean writable) {
        /**
         * Checks that guests can be given a directory.
         *
         * @param directory its path, in which links are followed now
         * @param name the path that guests know it by
         * @param writable whether they may change what is in it
         * @return the directory
         * @throws IllegalArgumentException if it is none, or cannot be read
         */
        public static Preopen of(Path directory, String name, boolean writable) {
            try {
                Path real = directory.toRealPath();
                if (!Files.isDirectory(real)) {
                    throw new IllegalArgumentException(real + " cannot be given to guests: it is no directory");
                }
                return new Preopen(real, name, writable);
            } catch (IOException e) {
                throw new IllegalArgumentException(directory + " cannot be given to guests: " + e, e);
            }
        }
    }

    private final List<Preopen> preopens;
    private final FileAccess access;

    /**
     * Makes the interfaces.
     *
     * @param preopens the directories that the guest is given
     * @param open counts what it opens
     * @param clock says what time it is now
     */
    public HostFilesystem(List<Preopen> preopens, OpenLimit open, InstantSource clock) {
        this.preopens = List.copyOf(preopens);
        this.access = new FileAccess(open, clock);
    }

    @Override
    public List<Tuple2<Descriptor, String>> getDirectories() {
        List<Tuple2<Descriptor, String>> all = new ArrayList<>();
        try {
            for (Preopen preopen : preopens) {
                all.add(new Tuple2<>(open(preopen), preopen.name()));
            }
        } catch (IOException e) {
            all.forEach(each -> each.v0().close());
            throw new UncheckedIOException("a directory that the guest was given cannot be opened", e);
        }
        return all;
    }

    private Descriptor open(Preopen preopen) throws IOException {
        if (!access.open().acquire()) {
            throw new IOException("the guest has too many files open");
        }
        try {
            return new DirectoryDescriptor(access, Directory.open(preopen.directory()), preopen.writable());
        } catch (IOException | RuntimeException e) {
            access.open().release();
            throw e;
        }
    }

    @Override
    public Optional<ErrorCode> filesystemErrorCode(Error.ErrorResource error) {
        return HostError.code(error, ErrorCode.class);
    }
}
