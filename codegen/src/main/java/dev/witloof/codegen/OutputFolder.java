package dev.witloof.codegen;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * A folder of generated files, which remembers in a file of its own ({@value #INDEX}) what it wrote.
 *
 * <p>Writing leaves files alone that have the right content already, so that compilers see what changed; it removes what
 * it wrote before and is not generated any more, and touches nothing else. It never leaves the folder, whatever paths it is
 * given or finds in its index, also not through links. A file is either the old or the new one, never a part of it. Two
 * writers must not work on one folder at the same time.
 */
public final class OutputFolder {
    /** The name of the file, in the folder, that lists what was written. */
    public static final String INDEX = ".witloof-generated";

    private final Path folder;

    /**
     * Names a folder.
     *
     * @param folder the folder, made when something is written
     */
    public OutputFolder(Path folder) {
        this.folder = folder.toAbsolutePath().normalize();
    }

    /**
     * What one run of {@link #write} did.
     *
     * @param written paths of the files that are new or have changed
     * @param unchanged how many files had the right content already
     * @param removed paths of the files that were removed
     */
    public record Changes(List<String> written, int unchanged, List<String> removed) {
        /**
         * Copies the lists.
         *
         * @param written paths of the files that are new or have changed
         * @param unchanged how many files had the right content already
         * @param removed paths of the files that were removed
         */
        public Changes {
            written = List.copyOf(written);
            removed = List.copyOf(removed);
        }
    }

    /**
     * Makes the folder hold these files, of all that was ever written to it this way.
     *
     * @param files the files
     * @return what was done
     * @throws IOException if a file cannot be read, written or removed, or if a path would leave the folder
     */
    public Changes write(List<GeneratedFile> files) throws IOException {
        Set<String> wanted = new TreeSet<>();
        for (GeneratedFile file : files) {
            inside(file.path());
            wanted.add(file.path());
        }
        Set<String> before = index();
        // Everything that will or may be there is listed before the first change: what a crash leaves is found next
        // time.
        Set<String> all = new TreeSet<>(before);
        all.addAll(wanted);
        Files.createDirectories(folder);
        replace(folder.resolve(INDEX), lines(all));

        List<String> written = new ArrayList<>();
        for (GeneratedFile file : files) {
            if (replace(inside(file.path()), file.content().getBytes(StandardCharsets.UTF_8))) {
                written.add(file.path());
            }
        }
        before.removeAll(wanted);
        List<String> removed = new ArrayList<>();
        for (String stale : before) {
            if (remove(inside(stale))) {
                removed.add(stale);
            }
        }
        replace(folder.resolve(INDEX), lines(wanted));
        return new Changes(written, files.size() - written.size(), removed);
    }

    private Set<String> index() throws IOException {
        Path index = folder.resolve(INDEX);
        return Files.isRegularFile(index, LinkOption.NOFOLLOW_LINKS)
                ? new TreeSet<>(Files.readAllLines(index))
                : new TreeSet<>();
    }

    private static byte[] lines(Set<String> paths) {
        StringBuilder text = new StringBuilder();
        paths.forEach(path -> text.append(path).append('\n'));
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }

    /** Resolves a path, and makes sure that it stays inside the folder: by its names and by the links on its way. */
    private Path inside(String path) throws IOException {
        Path resolved = folder.resolve(path).normalize();
        if (path.isEmpty() || !resolved.startsWith(folder) || resolved.equals(folder)) {
            throw new IOException("the path `" + path + "` leaves the output folder " + folder);
        }
        Path way = folder;
        for (Path name : folder.relativize(resolved)) {
            way = way.resolve(name);
            if (Files.isSymbolicLink(way)) {
                throw new IOException(way + " is a link, and generated files are written to no other place than "
                        + folder + ": remove it");
            }
        }
        return resolved;
    }

    /** Writes a file unless it has the content already; returns whether it was written. */
    private boolean replace(Path file, byte[] content) throws IOException {
        if (Files.isRegularFile(file) && Arrays.equals(Files.readAllBytes(file), content)) {
            return false;
        }
        Path temporary = file.resolveSibling("." + file.getFileName() + ".tmp");
        Files.createDirectories(temporary.resolve("..").normalize());
        Files.deleteIfExists(temporary);
        try {
            Files.write(temporary, content, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(temporary);
        }
        return true;
    }

    /** Removes a file, and the folders that it leaves empty. */
    private boolean remove(Path file) throws IOException {
        boolean removed = Files.isRegularFile(file) && Files.deleteIfExists(file);
        Path names = folder.relativize(file);
        for (int depth = names.getNameCount() - 1; depth > 0; depth--) {
            Path parent = folder.resolve(names.subpath(0, depth));
            if (!isEmpty(parent)) {
                break;
            }
            Files.delete(parent);
        }
        return removed;
    }

    private static boolean isEmpty(Path directory) throws IOException {
        if (!Files.isDirectory(directory)) {
            return false;
        }
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }
}
