package dev.witloof.wasi.filesystem;

import dev.witloof.bindings.wasi.filesystem.Types;
import dev.witloof.bindings.wasi.filesystem.Types.DescriptorFlags;
import dev.witloof.bindings.wasi.filesystem.Types.DescriptorStat;
import dev.witloof.bindings.wasi.filesystem.Types.DescriptorType;
import dev.witloof.bindings.wasi.filesystem.Types.ErrorCode;
import dev.witloof.bindings.wasi.filesystem.Types.ErrorCodeException;
import dev.witloof.bindings.wasi.io.Streams;
import dev.witloof.runtime.Tuple2;
import dev.witloof.runtime.Unit;
import dev.witloof.wasi.io.HostInputStream;
import dev.witloof.wasi.io.HostOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A file. Java tells of open files little more than their size, so the rest is looked up by the name that it was opened by,
 * as long as that leads to it.
 */
final class FileDescriptor extends HostDescriptor {
    private static final int MAX_READ = 1 << 20;

    private final FileAccess access;
    private final OpenFile file;
    private final Set<DescriptorFlags> flags;
    private final Directory parent;
    private final String name;
    private final @Nullable Object key;

    /**
     * Makes a descriptor.
     *
     * @param file the file, which is the descriptor's now
     * @param parent the directory that the file is in, which is the descriptor's now
     */
    FileDescriptor(
            FileAccess access,
            OpenFile file,
            Set<DescriptorFlags> flags,
            Directory parent,
            String name,
            @Nullable Object key) {
        this.access = access;
        this.file = file;
        this.flags = flags;
        this.parent = parent;
        this.name = name;
        this.key = key;
    }

    @Override
    @Nullable
    Object key() {
        return key;
    }

    private FileChannel reading() throws ErrorCodeException {
        return with(DescriptorFlags.READ);
    }

    private FileChannel writing() throws ErrorCodeException {
        return with(DescriptorFlags.WRITE);
    }

    private FileChannel with(DescriptorFlags wanted) throws ErrorCodeException {
        if (!flags.contains(wanted)) {
            throw FileErrors.of(ErrorCode.BAD_DESCRIPTOR);
        }
        return file.channel();
    }

    private static long place(long offset) throws ErrorCodeException {
        if (offset < 0) {
            throw FileErrors.of(ErrorCode.INVALID); // above 2^63 - 1
        }
        return offset;
    }

    @Override
    public Streams.InputStream readViaStream(long offset) throws ErrorCodeException {
        reading();
        return new HostInputStream(new FileSource(file, place(offset)));
    }

    @Override
    public Streams.OutputStream writeViaStream(long offset) throws ErrorCodeException {
        writing();
        return new HostOutputStream(new FileSink(file, place(offset)));
    }

    @Override
    public Streams.OutputStream appendViaStream() throws ErrorCodeException {
        writing();
        return new HostOutputStream(new FileSink(file, FileSink.END));
    }

    /** Java has nobody to pass advice on to. */
    @Override
    public void advise(long offset, long length, Types.Advice advice) throws ErrorCodeException {
        place(offset);
        place(length);
    }

    @Override
    public void syncData() throws ErrorCodeException {
        FileErrors.coded(() -> force(false));
    }

    @Override
    public void sync() throws ErrorCodeException {
        FileErrors.coded(() -> force(true));
    }

    private Unit force(boolean metadata) throws IOException {
        file.channel().force(metadata);
        return Unit.INSTANCE;
    }

    @Override
    public Set<DescriptorFlags> getFlags() {
        return flags;
    }

    @Override
    public DescriptorType getType() {
        return DescriptorType.REGULAR_FILE;
    }

    @Override
    public void setSize(long size) throws ErrorCodeException {
        FileChannel channel = writing();
        long wanted = place(size);
        FileErrors.coded(() -> {
            if (wanted > channel.size()) {
                return FileSink.write(channel, new byte[1], wanted - 1);
            }
            return channel.truncate(wanted);
        });
    }

    @Override
    public void setTimes(Types.NewTimestamp accessed, Types.NewTimestamp modified) throws ErrorCodeException {
        writing();
        FileErrors.coded(() -> {
            if (look().isEmpty()) {
                throw FileErrors.of(ErrorCode.UNSUPPORTED);
            }
            FileMetadata.setTimes(parent.view(name), access.clock(), accessed, modified);
            return Unit.INSTANCE;
        });
    }

    @Override
    public Tuple2<byte[], Boolean> read(long length, long offset) throws ErrorCodeException {
        FileChannel channel = reading();
        long place = place(offset);
        return FileErrors.coded(() -> {
            long left = Math.max(0, channel.size() - place);
            int most = (int) Math.min(Math.min(length < 0 ? MAX_READ : length, MAX_READ), left);
            ByteBuffer buffer = ByteBuffer.allocate(most);
            int count = Math.max(0, channel.read(buffer, place));
            byte[] bytes = count == most ? buffer.array() : Arrays.copyOf(buffer.array(), count);
            return new Tuple2<>(bytes, count >= left);
        });
    }

    @Override
    public long write(byte[] bytes, long offset) throws ErrorCodeException {
        FileChannel channel = writing();
        long place = place(offset);
        return FileErrors.coded(() -> FileSink.write(channel, bytes, place));
    }

    /** What the name says, if it still leads to this file. */
    private Optional<BasicFileAttributes> look() throws IOException {
        try {
            BasicFileAttributes found = parent.attributes(name);
            return key != null && key.equals(found.fileKey()) ? Optional.of(found) : Optional.empty();
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    @Override
    public DescriptorStat stat() throws ErrorCodeException {
        return FileErrors.coded(() -> {
            Optional<BasicFileAttributes> found = look();
            if (found.isPresent()) {
                return FileMetadata.stat(found.get(), parent.unixAttributes(name, key));
            }
            return new DescriptorStat(
                    DescriptorType.REGULAR_FILE,
                    0,
                    file.channel().size(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty());
        });
    }

    @Override
    public Types.MetadataHashValue metadataHash() throws ErrorCodeException {
        return FileErrors.coded(() -> FileMetadata.hash(look().orElseThrow(() -> FileErrors.of(ErrorCode.NO_ENTRY))));
    }

    @Override
    public void close() {
        parent.close();
        file.release();
    }
}
