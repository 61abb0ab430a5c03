package dev.witloof.codegen.job;

import dev.witloof.component.type.InterfaceType;
import dev.witloof.wit.WitLoader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * Tells one generator from another. A release is its version; while one is being developed the version stays and the code
 * changes, and the size and time of its classes count too.
 */
final class GeneratorIdentity {

    private static final List<Class<?>> PARTS = List.of(GenerationJob.class, WitLoader.class, InterfaceType.class);

    private GeneratorIdentity() {}

    static String of(String version) throws IOException {
        if (!version.endsWith("-SNAPSHOT")) {
            return version;
        }
        Fingerprint code = new Fingerprint();
        for (Class<?> part : PARTS) {
            CodeSource source = part.getProtectionDomain().getCodeSource();
            if (source != null && source.getLocation() != null) {
                code.addAll(files(path(source)));
            }
        }
        return version + " " + code.hex();
    }

    private static Path path(CodeSource source) throws IOException {
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException("the generator's own place is no file: " + source.getLocation(), e);
        }
    }

    private static List<String> files(Path path) throws IOException {
        List<Path> files;
        try (Stream<Path> walk = Files.walk(path)) {
            files = walk.sorted().toList();
        }
        List<String> seen = new ArrayList<>();
        for (Path file : files) {
            BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
            if (attributes.isRegularFile()) {
                seen.add(file + " " + attributes.size() + " " + attributes.lastModifiedTime());
            }
        }
        return seen;
    }
}
