package dev.witloof.codegen.job;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a job remembers from one run to the next, as a text file.
 *
 * @param inputs the checksum of all that the output depends on; nothing while the output is being written
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

    static final String HEADER = "witloof-state 2";

    /** What stands for inputs that are not known. */
    static final String UNKNOWN = "-";

    /** What stands before the number of files in the last line. */
    static final String END = "end";

    /** Reads a state; one that is missing, damaged or of another Witloof's form is as good as none. */
    static GenerationState read(Path file) throws IOException {
        try {
            return new StateReader(new String(Files.readAllBytes(file), StandardCharsets.UTF_8)).read();
        } catch (NoSuchFileException | IllegalArgumentException e) {
            return NONE;
        }
    }

    void write(Path file) throws IOException {
        StringBuilder text = new StringBuilder(HEADER).append('\n');
        text.append("inputs ").append(inputs.orElse(UNKNOWN)).append('\n');
        folders.forEach((kind, folder) -> text.append("folder ")
                .append(kind.id())
                .append(' ')
                .append(folder)
                .append('\n'));
        files.forEach(each -> text.append(each.text()).append('\n'));
        stamps.forEach(each -> text.append("written ").append(each.text()).append('\n'));
        plainJars.forEach(each -> text.append("plain ").append(each.text()).append('\n'));
        text.append(END).append(' ').append(files.size()).append('\n');
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
