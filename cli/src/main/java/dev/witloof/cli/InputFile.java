package dev.witloof.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads files that the command line names. */
final class InputFile {

    private InputFile() {}

    static byte[] read(Path file) throws CommandFailure {
        try {
            return Files.readAllBytes(file);
        } catch (NoSuchFileException e) {
            throw CommandFailure.of(file + ": there is no such file", e);
        } catch (IOException e) {
            throw CommandFailure.of(file + ": cannot be read: " + e, e);
        }
    }
}
