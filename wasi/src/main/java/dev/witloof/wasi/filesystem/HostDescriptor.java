package dev.witloof.wasi.filesystem;

import dev.witloof.bindings.wasi.filesystem.Types;
import dev.witloof.bindings.wasi.filesystem.Types.ErrorCode;
import dev.witloof.bindings.wasi.filesystem.Types.ErrorCodeException;
import dev.witloof.bindings.wasi.filesystem.Types.PathFlags;
import dev.witloof.bindings.wasi.io.Streams;
import dev.witloof.runtime.Tuple2;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The resource {@code descriptor}: here is what files cannot do, and directories cannot; each overrides the other half. */
abstract class HostDescriptor implements Types.Descriptor {
    /** What Java tells files apart by. */
    abstract @Nullable Object key();

    @Override
    public final boolean isSameObject(Types.Descriptor other) {
        Object own = key();
        return other == this || (own != null && other instanceof HostDescriptor that && own.equals(that.key()));
    }

    private static ErrorCodeException noFile() {
        return FileErrors.of(ErrorCode.BAD_DESCRIPTOR);
    }

    private static ErrorCodeException noDirectory() {
        return FileErrors.of(ErrorCode.NOT_DIRECTORY);
    }

    @Override
    public Streams.InputStream readViaStream(long offset) throws ErrorCodeException {
        throw noFile();
    }

    @Override
    public Streams.OutputStream writeViaStream(long offset) throws ErrorCodeException {
        throw noFile();
    }

    @Override
    public Streams.OutputStream appendViaStream() throws ErrorCodeException {
        throw noFile();
    }

    @Override
    public void advise(long offset, long length, Types.Advice advice) throws ErrorCodeException {
        throw noFile();
    }

    @Override
    public void setSize(long size) throws ErrorCodeException {
        throw noFile();
    }

    @Override
    public Tuple2<byte[], Boolean> read(long length, long offset) throws ErrorCodeException {
        throw noFile();
    }

    @Override
    public long write(byte[] bytes, long offset) throws ErrorCodeException {
        throw noFile();
    }

    @Override
    public Types.DirectoryEntryStream readDirectory() throws ErrorCodeException {
        throw noDirectory();
    }

    @Override
    public void createDirectoryAt(String path) throws ErrorCodeException {
        throw noDirectory();
    }

    @Override
    public Types.DescriptorStat statAt(Set<PathFlags> pathFlags, String path) throws ErrorCodeException {
        throw noDirectory();
    }

    @Override
    public void setTimesAt(
            Set<PathFlags> pathFlags, String path, Types.NewTimestamp access, Types.NewTimestamp modification)
            throws ErrorCodeException {
        throw noDirectory();
    }

    @Override
    public void linkAt(Set<PathFlags> oldPathFlags, String oldPath, Types.Descriptor newDescriptor, String newPath)
            throws ErrorCodeException {
        throw noDirectory();
    }

    @Override
    public Types.Descriptor openAt(
            Set<PathFlags> pathFlags,
            String path,
            Set<Types.OpenFlags> openFlags,
            Set<Types.DescriptorFlags> descriptorFlags)
            throws ErrorCodeException {
        throw noDirectory();
    }

    @Override
    public String readlinkAt(String path) throws ErrorCodeException {
        throw noDirectory();
    }

    @Override
    public void removeDirectoryAt(String path) throws ErrorCodeException {
        throw noDirectory();
    }

    @Override
    public void renameAt(String oldPath, Types.Descriptor newDescriptor, String newPath) throws ErrorCodeException {
        throw noDirectory();
    }

    @Override
    public void symlinkAt(String target, String path) throws ErrorCodeException {
        throw noDirectory();
    }

    @Override
    public void unlinkFileAt(String path) throws ErrorCodeException {
        throw noDirectory();
    }

    @Override
    public Types.MetadataHashValue metadataHashAt(Set<PathFlags> pathFlags, String path) throws ErrorCodeException {
        throw noDirectory();
    }
}
