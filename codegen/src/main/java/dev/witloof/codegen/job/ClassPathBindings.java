package dev.witloof.codegen.job;

import dev.witloof.codegen.BindingsManifest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * The bindings in the jars and folders of a class path.
 *
 * @param manifests all manifests, in the order of the class path and by name within an entry of it
 * @param plainJars the jars without one
 */
record ClassPathBindings(List<BindingsManifest> manifests, Set<FileStamp> plainJars) {

    /** More than any package of interfaces needs: 4 MiB are some 30000 interfaces. */
    private static final int MAX_BYTES = 4 << 20;

    /** Reads the manifests; jars that are known to have none are not opened. */
    static ClassPathBindings read(List<Path> classPath, Set<FileStamp> knownPlain) throws IOException {
        List<BindingsManifest> manifests = new ArrayList<>();
        Set<FileStamp> plain = new LinkedHashSet<>();
        for (Path entry : classPath) {
            if (Files.isDirectory(entry)) {
                manifests.addAll(folder(entry));
            } else if (Files.exists(entry)) {
                FileStamp stamp = FileStamp.of(entry);
                List<BindingsManifest> found = knownPlain.contains(stamp) ? List.of() : jar(entry);
                manifests.addAll(found);
                if (found.isEmpty()) {
                    plain.add(stamp);
                }
            }
        }
        return new ClassPathBindings(manifests, plain);
    }

    private static List<BindingsManifest> folder(Path folder) throws IOException {
        Path manifests = folder.resolve(BindingsManifest.FOLDER);
        if (!Files.isDirectory(manifests)) {
            return List.of();
        }
        List<Path> files;
        try (Stream<Path> list = Files.list(manifests)) {
            files = list.filter(file -> file.toString().endsWith(BindingsManifest.EXTENSION))
                    .sorted()
                    .toList();
        }
        List<BindingsManifest> found = new ArrayList<>();
        for (Path file : files) {
            try (InputStream in = Files.newInputStream(file)) {
                found.add(parse(folder.toString(), in));
            }
        }
        return found;
    }

    private static List<BindingsManifest> jar(Path jar) throws IOException {
        List<BindingsManifest> found = new ArrayList<>();
        try (ZipFile zip = new ZipFile(jar.toFile())) {
            List<? extends ZipEntry> entries = zip.stream()
                    .filter(entry -> entry.getName().startsWith(BindingsManifest.FOLDER)
                            && entry.getName().endsWith(BindingsManifest.EXTENSION))
                    .sorted(Comparator.comparing(ZipEntry::getName))
                    .toList();
            for (ZipEntry entry : entries) {
                try (InputStream in = zip.getInputStream(entry)) {
                    found.add(parse(String.valueOf(jar.getFileName()), in));
                }
            }
        } catch (ZipException e) {
            throw new IOException(
                    jar + ", an entry of the class path, is neither a folder nor a jar: " + e.getMessage(), e);
        }
        return found;
    }

    private static BindingsManifest parse(String source, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(MAX_BYTES + 1);
        if (bytes.length > MAX_BYTES) {
            throw new IOException("the bindings manifest of " + source + " has more than " + MAX_BYTES + " bytes");
        }
        try {
            return BindingsManifest.parse(source, new String(bytes, StandardCharsets.UTF_8));
        } catch (IllegalArgumentException e) {
            throw new IOException(e.getMessage(), e);
        }
    }
}
