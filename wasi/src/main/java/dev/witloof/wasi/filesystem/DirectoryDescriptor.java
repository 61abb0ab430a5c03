package dev.witloof.wasi.filesystem;

import dev.witloof.bindings.wasi.filesystem.Types;
import dev.witloof.bindings.wasi.filesystem.Types.DescriptorFlags;
import dev.witloof.bindings.wasi.filesystem.Types.DescriptorStat;
import dev.witloof.bindings.wasi.filesystem.Types.DescriptorType;
import dev.witloof.bindings.wasi.filesystem.Types.ErrorCode;
import dev.witloof.bindings.wasi.filesystem.Types.ErrorCodeException;
import dev.witloof.bindings.wasi.filesystem.Types.OpenFlags;
import dev.witloof.bindings.wasi.filesystem.Types.PathFlags;
import dev.witloof.runtime.Unit;
import java.io.IOException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A directory, and what is done by paths below it. */
final class DirectoryDescriptor extends HostDescriptor {
    private final FileAccess access;
    private final Directory directory;
    private final boolean writable;

    /** Takes over a directory, which the limit has counted. */
    DirectoryDescriptor(FileAccess access, Directory directory, boolean writable) {
        this.access = access;
        this.directory = directory;
        this.writable = writable;
    }

    Directory directory() {
        return directory;
    }

    boolean writable() {
        return writable;
    }

    @Override
    @Nullable
    Object key() {
        return directory.key();
    }

    /** What is done at the end of a path. */
    @FunctionalInterface
    private interface AtEnd<T> {
        T run(PathWalk end) throws IOException, ErrorCodeException;
    }

    private <T> T at(String path, boolean follow, AtEnd<T> action) throws IOException, ErrorCodeException {
        try (PathWalk walk = PathWalk.of(directory, path, follow)) {
            return action.run(walk);
        }
    }

    private <T> T look(Set<PathFlags> flags, String path, AtEnd<T> action) throws ErrorCodeException {
        return FileErrors.coded(() -> at(path, follows(flags), action));
    }

    private void change(String path, boolean follow, AtEnd<?> action) throws ErrorCodeException {
        requireWritable();
        Namespace.locked(() -> at(path, follow, action));
    }

    private static boolean follows(Set<PathFlags> flags) {
        return flags.contains(PathFlags.SYMLINK_FOLLOW);
    }

    private void requireWritable() throws ErrorCodeException {
        if (!writable) {
            throw FileErrors.of(ErrorCode.READ_ONLY);
        }
    }

    /** Java syncs no directories; the file system does, when it pleases. */
    @Override
    public void syncData() {}

    @Override
    public void sync() {}

    @Override
    public Set<DescriptorFlags> getFlags() {
        return writable ? Set.of(DescriptorFlags.READ, DescriptorFlags.MUTATE_DIRECTORY) : Set.of(DescriptorFlags.READ);
    }

    @Override
    public DescriptorType getType() {
        return DescriptorType.DIRECTORY;
    }

    @Override
    public DescriptorStat stat() throws ErrorCodeException {
        return FileErrors.coded(
                () -> FileMetadata.stat(directory.attributes(), directory.unixAttributes(null, directory.key())));
    }

    @Override
    public void setTimes(Types.NewTimestamp accessed, Types.NewTimestamp modified) throws ErrorCodeException {
        requireWritable();
        FileErrors.coded(() -> {
            FileMetadata.setTimes(directory.view(), access.clock(), accessed, modified);
            return Unit.INSTANCE;
        });
    }

    @Override
    public Types.DirectoryEntryStream readDirectory() throws ErrorCodeException {
        access.acquire();
        try {
            return new HostEntryStream(access.open(), FileErrors.coded(directory::again));
        } catch (ErrorCodeException | RuntimeException e) {
            access.open().release();
            throw e;
        }
    }

    @Override
    public void createDirectoryAt(String path) throws ErrorCodeException {
        change(path, false, end -> {
            end.directory().createDirectory(end.vacant());
            return Unit.INSTANCE;
        });
    }

    private static BasicFileAttributes attributes(PathWalk end) throws IOException, ErrorCodeException {
        if (end.name() == null) {
            return end.directory().attributes();
        }
        end.existing(ErrorCode.NO_ENTRY);
        return Objects.requireNonNull(end.attributes());
    }

    @Override
    public DescriptorStat statAt(Set<PathFlags> pathFlags, String path) throws ErrorCodeException {
        return look(pathFlags, path, end -> {
            BasicFileAttributes found = attributes(end);
            return FileMetadata.stat(found, end.directory().unixAttributes(end.name(), found.fileKey()));
        });
    }

    @Override
    public void setTimesAt(
            Set<PathFlags> pathFlags, String path, Types.NewTimestamp accessed, Types.NewTimestamp modified)
            throws ErrorCodeException {
        change(path, follows(pathFlags), end -> {
            BasicFileAttributes found = attributes(end);
            if (!found.isRegularFile() && !found.isDirectory()) {
                // Java would follow a link, and wait for somebody at the other end of a pipe.
                throw FileErrors.of(ErrorCode.UNSUPPORTED);
            }
            String name = end.name();
            FileMetadata.setTimes(
                    name == null ? end.directory().view() : end.directory().view(name),
                    access.clock(),
                    accessed,
                    modified);
            return Unit.INSTANCE;
        });
    }

    @Override
    public void linkAt(Set<PathFlags> oldPathFlags, String oldPath, Types.Descriptor newDescriptor, String newPath)
            throws ErrorCodeException {
        if (follows(oldPathFlags)) {
            throw FileErrors.of(ErrorCode.INVALID);
        }
        DirectoryDescriptor target = directory(newDescriptor);
        change(
                oldPath,
                false,
                from -> target.at(newPath, false, to -> {
                    if (from.isDirectory()) {
                        throw FileErrors.of(ErrorCode.NOT_PERMITTED);
                    }
                    String existing = from.existing(ErrorCode.NOT_PERMITTED);
                    if (to.wantsDirectory()) {
                        throw FileErrors.of(ErrorCode.NO_ENTRY);
                    }
                    to.directory().createLink(to.vacant(), from.directory(), existing);
                    return Unit.INSTANCE;
                }));
    }

    /** Another directory of this host that may be changed. */
    private static DirectoryDescriptor directory(Types.Descriptor given) throws ErrorCodeException {
        if (!(given instanceof HostDescriptor)) {
            throw new IllegalArgumentException("the descriptor was not made by this host's filesystem");
        }
        if (!(given instanceof DirectoryDescriptor own)) {
            throw FileErrors.of(ErrorCode.NOT_DIRECTORY);
        }
        own.requireWritable();
        return own;
    }

    @Override
    public Types.Descriptor openAt(
            Set<PathFlags> pathFlags, String path, Set<OpenFlags> openFlags, Set<DescriptorFlags> flags)
            throws ErrorCodeException {
        Opening opening = new Opening(access, writable, openFlags, flags);
        boolean follow = follows(pathFlags) && !opening.isExclusive();
        return opening.creates()
                ? Namespace.locked(() -> at(path, follow, opening::open))
                : FileErrors.coded(() -> at(path, follow, opening::open));
    }

    @Override
    public String readlinkAt(String path) throws ErrorCodeException {
        return Namespace.locked(() -> at(path, false, end -> {
            String name = end.existing(ErrorCode.INVALID);
            if (!attributes(end).isSymbolicLink()) {
                throw FileErrors.of(ErrorCode.INVALID);
            }
            String target = end.directory().readSymbolicLink(name);
            if (target.startsWith("/")) {
                throw FileErrors.of(ErrorCode.NOT_PERMITTED); // a path of the host's is none of the guest's business
            }
            return target;
        }));
    }

    @Override
    public void removeDirectoryAt(String path) throws ErrorCodeException {
        change(path, false, end -> {
            String name = end.existing(ErrorCode.INVALID);
            if (!end.isDirectory()) {
                throw FileErrors.of(ErrorCode.NOT_DIRECTORY);
            }
            end.directory().deleteDirectory(name);
            return Unit.INSTANCE;
        });
    }

    @Override
    public void renameAt(String oldPath, Types.Descriptor newDescriptor, String newPath) throws ErrorCodeException {
        DirectoryDescriptor target = directory(newDescriptor);
        change(
                oldPath,
                false,
                from -> target.at(newPath, false, to -> {
                    String name = from.existing(ErrorCode.BUSY);
                    String newName = to.name();
                    if (newName == null) {
                        throw FileErrors.of(ErrorCode.BUSY);
                    }
                    if (to.wantsDirectory() && !from.isDirectory()) {
                        throw FileErrors.of(ErrorCode.NOT_DIRECTORY);
                    }
                    from.directory().move(name, to.directory(), newName);
                    return Unit.INSTANCE;
                }));
    }

    @Override
    public void symlinkAt(String target, String path) throws ErrorCodeException {
        if (target.isEmpty()) {
            throw FileErrors.of(ErrorCode.NO_ENTRY);
        }
        if (target.startsWith("/")) {
            throw FileErrors.of(ErrorCode.NOT_PERMITTED);
        }
        if (target.indexOf('\0') >= 0) {
            throw FileErrors.of(ErrorCode.INVALID);
        }
        change(path, false, end -> {
            String name = end.vacant();
            if (end.wantsDirectory()) {
                throw FileErrors.of(ErrorCode.NO_ENTRY);
            }
            end.directory().createSymbolicLink(name, target);
            return Unit.INSTANCE;
        });
    }

    @Override
    public void unlinkFileAt(String path) throws ErrorCodeException {
        change(path, false, end -> {
            if (end.isDirectory()) {
                throw FileErrors.of(ErrorCode.IS_DIRECTORY);
            }
            end.directory().deleteFile(end.existing(ErrorCode.IS_DIRECTORY));
            return Unit.INSTANCE;
        });
    }

    @Override
    public Types.MetadataHashValue metadataHash() throws ErrorCodeException {
        return FileErrors.coded(() -> FileMetadata.hash(directory.attributes()));
    }

    @Override
    public Types.MetadataHashValue metadataHashAt(Set<PathFlags> pathFlags, String path) throws ErrorCodeException {
        return look(pathFlags, path, end -> FileMetadata.hash(attributes(end)));
    }

    @Override
    public void close() {
        access.open().release();
        directory.close();
    }
}
