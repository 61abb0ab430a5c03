package dev.witloof.wasi.filesystem;

import dev.witloof.bindings.wasi.filesystem.Types;
import dev.witloof.bindings.wasi.filesystem.Types.DescriptorFlags;
import dev.witloof.bindings.wasi.filesystem.Types.ErrorCode;
import dev.witloof.bindings.wasi.filesystem.Types.ErrorCodeException;
import dev.witloof.bindings.wasi.filesystem.Types.OpenFlags;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashSet;
import java.util.Set;

/**
 * One call of {@code open-at}.
 *
 * @param access what the descriptors share
 * @param writable whether what is opened may be changed
 * @param how how it is opened
 * @param flags what it is opened for
 */
record Opening(FileAccess access, boolean writable, Set<OpenFlags> how, Set<DescriptorFlags> flags) {

    boolean creates() {
        return how.contains(OpenFlags.CREATE);
    }

    boolean isExclusive() {
        return how.contains(OpenFlags.EXCLUSIVE) && creates();
    }

    private boolean writes() {
        return flags.contains(DescriptorFlags.WRITE) || how.contains(OpenFlags.TRUNCATE);
    }

    /** Opens what is at the end of a path. */
    Types.Descriptor open(PathWalk end) throws IOException, ErrorCodeException {
        if (flags.contains(DescriptorFlags.REQUESTED_WRITE_SYNC)) {
            throw FileErrors.of(ErrorCode.UNSUPPORTED);
        }
        boolean there = end.name() == null || end.attributes() != null;
        if (there && isExclusive()) {
            throw FileErrors.of(ErrorCode.EXIST);
        }
        if (!there && !creates()) {
            throw FileErrors.of(ErrorCode.NO_ENTRY);
        }
        if (!writable && (writes() || !there)) {
            throw FileErrors.of(ErrorCode.READ_ONLY);
        }
        return end.isDirectory() ? directory(end) : file(end, there);
    }

    private Types.Descriptor directory(PathWalk end) throws IOException, ErrorCodeException {
        if (writes() || creates()) {
            throw FileErrors.of(ErrorCode.IS_DIRECTORY);
        }
        access.acquire();
        try {
            String name = end.name();
            Directory opened =
                    name == null ? end.directory().again() : end.directory().open(name);
            return new DirectoryDescriptor(access, opened, writable);
        } catch (IOException | RuntimeException e) {
            access.open().release();
            throw e;
        }
    }

    private Types.Descriptor file(PathWalk end, boolean there) throws IOException, ErrorCodeException {
        if (how.contains(OpenFlags.DIRECTORY)) {
            throw FileErrors.of(there ? ErrorCode.NOT_DIRECTORY : ErrorCode.INVALID);
        }
        if (end.wantsDirectory()) {
            throw FileErrors.of(ErrorCode.IS_DIRECTORY);
        }
        BasicFileAttributes attributes = end.attributes();
        if (attributes != null && attributes.isSymbolicLink()) {
            throw FileErrors.of(ErrorCode.LOOP);
        }
        if (attributes != null && !attributes.isRegularFile()) {
            // Opening a pipe waits for somebody at its other end, and a device may do anything.
            throw FileErrors.of(ErrorCode.UNSUPPORTED);
        }
        String name = String.valueOf(end.name());
        access.acquire();
        try (Closing closing = new Closing()) {
            closing.add(() -> access.open().release());
            Directory parent = end.directory().again();
            closing.add(parent::close);
            FileChannel channel = channel(parent, name, there);
            closing.add(channel);
            Object key = parent.attributes(name).fileKey();
            closing.forget();
            return new FileDescriptor(access, new OpenFile(channel, access.open()), granted(), parent, name, key);
        }
    }

    private FileChannel channel(Directory parent, String name, boolean there) throws IOException {
        Set<OpenOption> options = new HashSet<>();
        options.add(LinkOption.NOFOLLOW_LINKS);
        if (flags.contains(DescriptorFlags.READ) || !writes()) {
            options.add(StandardOpenOption.READ);
        }
        if (writes() || !there) {
            options.add(StandardOpenOption.WRITE);
        }
        if (!there) {
            options.add(StandardOpenOption.CREATE_NEW);
        } else if (how.contains(OpenFlags.TRUNCATE)) {
            options.add(StandardOpenOption.TRUNCATE_EXISTING);
        }
        if (flags.contains(DescriptorFlags.FILE_INTEGRITY_SYNC)) {
            options.add(StandardOpenOption.SYNC);
        } else if (flags.contains(DescriptorFlags.DATA_INTEGRITY_SYNC)) {
            options.add(StandardOpenOption.DSYNC);
        }
        return parent.openFile(name, options);
    }

    /** What the guest has asked for; reading, if it has asked for nothing. */
    private Set<DescriptorFlags> granted() {
        Set<DescriptorFlags> granted = new HashSet<>(flags);
        granted.remove(DescriptorFlags.MUTATE_DIRECTORY);
        if (!granted.contains(DescriptorFlags.WRITE)) {
            granted.add(DescriptorFlags.READ);
        }
        return Set.copyOf(granted);
    }
}
