package dev.witloof.codegen.job;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Locale;

/**
 * What tells a jar from a later one in its place, without opening it. Class paths of a hundred jars are common, and hardly
 * any of them holds bindings.
 *
 * @param path the absolute path
 * @param size its length in bytes
 * @param modified when it was last changed, in milliseconds since 1970
 */
record JarStamp(String path, long size, long modified) {

    static JarStamp of(Path jar) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(jar, BasicFileAttributes.class);
        return new JarStamp(
                jar.toAbsolutePath().toString(),
                attributes.size(),
                attributes.lastModifiedTime().toMillis());
    }

    String text() {
        return String.format(Locale.ROOT, "plain %d %d %s", size, modified, path);
    }
}
