package dev.witloof.codegen.job;

import dev.witloof.component.type.InterfaceType;
import dev.witloof.wit.WitLoader;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.CodeSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

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
        List<String> seen = new ArrayList<>();
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                seen.add(file + " " + attributes.size() + " "
                        + attributes.lastModifiedTime().toMillis());
                return FileVisitResult.CONTINUE;
            }
        });
        Collections.sort(seen);
        return seen;
    }
}
