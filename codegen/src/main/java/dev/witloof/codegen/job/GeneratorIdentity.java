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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Tells one generator from another. A release is its version; while one is being developed the version stays and the code
 * changes, and the size and time of its classes count too.
 */
final class GeneratorIdentity {

    private static final List<Class<?>> PARTS = List.of(GenerationJob.class, WitLoader.class, InterfaceType.class);

    private GeneratorIdentity() {}

    static List<String> of(String version) throws IOException {
        List<String> identity = new ArrayList<>();
        identity.add(version);
        if (version.endsWith("-SNAPSHOT")) {
            for (Path place : places()) {
                identity.addAll(files(place));
            }
        }
        return identity;
    }

    /** Each once: a jar may hold more than one part. */
    private static Set<Path> places() throws IOException {
        Set<Path> places = new LinkedHashSet<>();
        for (Class<?> part : PARTS) {
            CodeSource source = part.getProtectionDomain().getCodeSource();
            if (source != null && source.getLocation() != null) {
                places.add(path(source));
            }
        }
        return places;
    }

    private static Path path(CodeSource source) throws IOException {
        try {
            return Path.of(source.getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IOException("the generator's own place is no file: " + source.getLocation(), e);
        }
    }

    private static List<String> files(Path path) throws IOException {
        if (Files.isRegularFile(path)) {
            return List.of(FileStamp.of(path).text());
        }
        List<String> seen = new ArrayList<>();
        Files.walkFileTree(path, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                seen.add(FileStamp.of(file, attributes).text());
                return FileVisitResult.CONTINUE;
            }
        });
        Collections.sort(seen);
        return seen;
    }
}
