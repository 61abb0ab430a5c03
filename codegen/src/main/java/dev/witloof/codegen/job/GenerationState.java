package dev.witloof.codegen.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a job remembers from one run to the next, as a text file.
 *
 * @param inputs the fingerprint of all that the output depends on; nothing while the output is being written
 * @param folders the absolute paths of the folders that the files are in
 * @param files what the job wrote, in order. While the output is being written, a place may stand here twice, with its old
 *     content and its new
 * @param stamps of the files, as they were once all were written
 * @param plainJars jars of the class path that hold no bindings
 */
record GenerationState(
        Optional<String> inputs,
        Map<OutputFile.Kind, String> folders,
        Set<OutputFile> files,
        Set<FileStamp> stamps,
        Set<FileStamp> plainJars) {

    /** What is known before the first run, or where the file was lost. */
    static final GenerationState NONE = new GenerationState(Optional.empty(), Map.of(), Set.of(), Set.of(), Set.of());

    private static final String HEADER = "witloof-state 1";
    private static final Pattern INPUTS = Pattern.compile("inputs ([0-9a-f]{64}|-)");
    private static final Pattern FOLDER = Pattern.compile("folder (source|resource) (.+)");
    private static final Pattern FILE = Pattern.compile("(source|resource) ([0-9a-f]{64}) (.+)");
    private static final Pattern STAMP = Pattern.compile("(plain|written) ([0-9]{1,18}) (-?[0-9]{1,18}) (.+)");

    /** Reads a state; one that is missing, damaged or of another Witloof's form is as good as none. */
    static GenerationState read(Path file) throws IOException {
        try {
            return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return NONE;
        }
    }

    private static GenerationState parse(String text) {
        List<String> lines = List.of(text.split("\\R"));
        if (lines.size() < 2 || !lines.get(0).equals(HEADER)) {
            return NONE;
        }
        Matcher inputs = INPUTS.matcher(lines.get(1));
        if (!inputs.matches()) {
            return NONE;
        }
        Map<OutputFile.Kind, String> folders = new EnumMap<>(OutputFile.Kind.class);
        Set<OutputFile> files = new LinkedHashSet<>();
        Set<FileStamp> stamps = new LinkedHashSet<>();
        Set<FileStamp> jars = new LinkedHashSet<>();
        for (String line : lines.subList(2, lines.size())) {
            Matcher folder = FOLDER.matcher(line);
            Matcher file = FILE.matcher(line);
            Matcher stamp = STAMP.matcher(line);
            if (folder.matches()) {
                folders.put(OutputFile.Kind.of(folder.group(1)), folder.group(2));
            } else if (file.matches() && OutputFile.isRelative(file.group(3))) {
                files.add(new OutputFile(OutputFile.Kind.of(file.group(1)), file.group(3), file.group(2)));
            } else if (stamp.matches()) {
                (stamp.group(1).equals("plain") ? jars : stamps)
                        .add(new FileStamp(
                                stamp.group(4), Long.parseLong(stamp.group(2)), Long.parseLong(stamp.group(3))));
            } else {
                return NONE;
            }
        }
        return new GenerationState(
                inputs.group(1).equals("-") ? Optional.empty() : Optional.of(inputs.group(1)),
                folders,
                files,
                stamps,
                jars);
    }

    void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        text.append("inputs ").append(inputs.orElse("-")).append('\n');
        folders.forEach((kind, folder) -> text.append("folder ")
                .append(kind.id())
                .append(' ')
                .append(folder)
                .append('\n'));
        files.forEach(each -> text.append(each.text()).append('\n'));
        stamps.forEach(each -> text.append("written ").append(each.text()).append('\n'));
        plainJars.forEach(each -> text.append("plain ").append(each.text()).append('\n'));
        Path absolute = file.toAbsolutePath();
        Files.createDirectories(absolute.getParent());
        OutputFolder.replace(absolute, text.toString());
    }

    /** The same output while it changes to other files. */
    GenerationState changingTo(Map<OutputFile.Kind, String> newFolders, Set<OutputFile> wanted) {
        Set<OutputFile> both = new LinkedHashSet<>(files);
        both.addAll(wanted);
        return new GenerationState(Optional.empty(), newFolders, both, Set.of(), plainJars);
    }

    /** This state with what is known of the class path now. */
    GenerationState withPlainJars(Set<FileStamp> jars) {
        return new GenerationState(inputs, folders, files, stamps, jars);
    }

    /** The absolute paths of the files. */
    Set<String> places() {
        Set<String> places = new HashSet<>();
        files.forEach(file -> places.add(folders.getOrDefault(file.kind(), "") + "/" + file.path()));
        return places;
    }
}
