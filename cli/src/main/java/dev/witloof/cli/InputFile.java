package dev.witloof.cli;

import dev.witloof.messaging.config.ConfigException;
import dev.witloof.messaging.config.HostConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** Reads files that the command line names. */
final class InputFile {

    /** What the runtime loads at most, too. */
    private static final int MAX_COMPONENT_BYTES = 128 << 20;

    private InputFile() {}

    /** The bytes of a file of a message, which has at most so many. */
    static byte[] read(Path file, int most) throws CommandFailure {
        try (InputStream in = Files.newInputStream(file)) {
            // One byte more than allowed is enough to tell, also of a file that never ends.
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length <= most) {
                return bytes;
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        throw CommandFailure.of(file + ": has more than " + most + " bytes, which is the most that a message can have");
    }

    /** The bytes of a component. */
    static byte[] component(Path file) throws CommandFailure {
        try (InputStream in = Files.newInputStream(file)) {
            byte[] bytes = in.readNBytes(MAX_COMPONENT_BYTES + 1);
            if (bytes.length <= MAX_COMPONENT_BYTES) {
                return bytes;
            }
        } catch (IOException e) {
            throw unreadable(file, e);
        }
        throw CommandFailure.of(
                file + ": has more than " + MAX_COMPONENT_BYTES + " bytes, which is the most that is looked into");
    }

    /**
     * A configuration file and what it names, without connecting.
     *
     * @throws CommandFailure with everything that is wrong
     */
    static HostConfig config(Path file) throws CommandFailure {
        try {
            return HostConfig.check(file);
        } catch (IOException e) {
            throw unreadable(file, e);
        } catch (ConfigException e) {
            throw CommandFailure.rendered(e.getMessage() + "\n", e);
        }
    }

    /** Says why a file cannot be read; the exceptions of the file system often hold no more than its name. */
    static CommandFailure unreadable(Path file, IOException failure) {
        if (failure instanceof NoSuchFileException) {
            return CommandFailure.of(file + ": there is no such file", failure);
        }
        String why = failure instanceof AccessDeniedException ? "permission denied" : failure.getMessage();
        return CommandFailure.of(file + ": cannot be read: " + why, failure);
    }
}
