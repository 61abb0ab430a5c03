package dev.witloof.wasi.filesystem;

import dev.witloof.bindings.wasi.clocks.WallClock.Datetime;
import dev.witloof.bindings.wasi.filesystem.Types.DescriptorStat;
import dev.witloof.bindings.wasi.filesystem.Types.DescriptorType;
import dev.witloof.bindings.wasi.filesystem.Types.ErrorCode;
import dev.witloof.bindings.wasi.filesystem.Types.ErrorCodeException;
import dev.witloof.bindings.wasi.filesystem.Types.MetadataHashValue;
import dev.witloof.bindings.wasi.filesystem.Types.NewTimestamp;
import dev.witloof.wasi.clocks.Datetimes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What guests are told of files, from what Java tells. */
final class FileMetadata {
    /** So that a hash tells nothing but that two are equal, within one run of the host. */
    private static final byte[] SALT = new SecureRandom().generateSeed(16);

    private FileMetadata() {}

    static DescriptorType type(BasicFileAttributes attributes) {
        if (attributes.isDirectory()) {
            return DescriptorType.DIRECTORY;
        }
        if (attributes.isSymbolicLink()) {
            return DescriptorType.SYMBOLIC_LINK;
        }
        return attributes.isRegularFile() ? DescriptorType.REGULAR_FILE : DescriptorType.UNKNOWN;
    }

    static DescriptorStat stat(BasicFileAttributes attributes, Map<String, Object> unix) {
        return new DescriptorStat(
                type(attributes),
                unix.get("nlink") instanceof Number count ? count.longValue() : 1,
                attributes.size(),
                Optional.of(time(attributes.lastAccessTime())),
                Optional.of(time(attributes.lastModifiedTime())),
                unix.get("ctime") instanceof FileTime time ? Optional.of(time(time)) : Optional.empty());
    }

    private static Datetime time(FileTime time) {
        return Datetimes.of(time.toInstant());
    }

    static MetadataHashValue hash(BasicFileAttributes attributes) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(SALT);
            String text = attributes.fileKey() + " " + attributes.size() + " "
                    + attributes.lastModifiedTime().toInstant();
            ByteBuffer bytes = ByteBuffer.wrap(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
            return new MetadataHashValue(bytes.getLong(), bytes.getLong());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JVM has SHA-256", e);
        }
    }

    /** Sets the times of access and of modification. */
    static void setTimes(
            BasicFileAttributeView view, InstantSource clock, NewTimestamp access, NewTimestamp modification)
            throws IOException, ErrorCodeException {
        FileTime accessed = time(access, clock);
        FileTime modified = time(modification, clock);
        if (accessed != null || modified != null) {
            view.setTimes(modified, accessed, null);
        }
    }

    private static @Nullable FileTime time(NewTimestamp wanted, InstantSource clock) throws ErrorCodeException {
        if (wanted instanceof NewTimestamp.Timestamp given) {
            Instant instant = Datetimes.instant(given.value()).orElseThrow(() -> FileErrors.of(ErrorCode.INVALID));
            return FileTime.from(instant);
        }
        return wanted instanceof NewTimestamp.Now ? FileTime.from(clock.instant()) : null;
    }
}
