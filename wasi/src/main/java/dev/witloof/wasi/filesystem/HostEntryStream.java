package dev.witloof.wasi.filesystem;

import dev.witloof.bindings.wasi.filesystem.Types;
import dev.witloof.bindings.wasi.filesystem.Types.DescriptorType;
import dev.witloof.bindings.wasi.filesystem.Types.DirectoryEntry;
import dev.witloof.bindings.wasi.filesystem.Types.ErrorCode;
import dev.witloof.bindings.wasi.filesystem.Types.ErrorCodeException;
import dev.witloof.wasi.io.OpenLimit;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Optional;

/** The resource {@code directory-entry-stream}. */
final class HostEntryStream implements Types.DirectoryEntryStream {
    private final OpenLimit limit;
    private final Directory directory;
    private final Iterator<Path> names;

    /** Takes over a directory, which the limit has counted. */
    HostEntryStream(OpenLimit limit, Directory directory) {
        this.limit = limit;
        this.directory = directory;
        this.names = directory.names();
    }

    @Override
    public Optional<DirectoryEntry> readDirectoryEntry() throws ErrorCodeException {
        return FileErrors.coded(() -> names.hasNext() ? Optional.of(entry(names.next())) : Optional.empty());
    }

    private DirectoryEntry entry(Path entry) throws IOException, ErrorCodeException {
        Path name = entry.getFileName();
        if (name == null || !directory.isText(entry)) {
            throw FileErrors.of(ErrorCode.ILLEGAL_BYTE_SEQUENCE);
        }
        return new DirectoryEntry(type(name.toString()), name.toString());
    }

    private DescriptorType type(String name) throws IOException {
        try {
            return FileMetadata.type(directory.attributes(name));
        } catch (NoSuchFileException e) {
            return DescriptorType.UNKNOWN; // gone since it was read
        }
    }

    @Override
    public void close() {
        limit.release();
        directory.close();
    }
}
