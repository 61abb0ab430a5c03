package dev.witloof.wasi.filesystem;

import dev.witloof.bindings.wasi.filesystem.Types.ErrorCode;
import dev.witloof.bindings.wasi.filesystem.Types.ErrorCodeException;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.NonReadableChannelException;
import java.nio.channels.NonWritableChannelException;
import java.nio.file.AccessDeniedException;
import java.nio.file.ClosedDirectoryStreamException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.NotLinkException;
import java.nio.file.ReadOnlyFileSystemException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** The error codes of what Java throws. */
final class FileErrors {
    private static final List<Map.Entry<Class<? extends Throwable>, ErrorCode>> CLASSES = List.of(
            Map.entry(NoSuchFileException.class, ErrorCode.NO_ENTRY),
            Map.entry(FileAlreadyExistsException.class, ErrorCode.EXIST),
            Map.entry(DirectoryNotEmptyException.class, ErrorCode.NOT_EMPTY),
            Map.entry(NotDirectoryException.class, ErrorCode.NOT_DIRECTORY),
            Map.entry(NotLinkException.class, ErrorCode.INVALID),
            Map.entry(AccessDeniedException.class, ErrorCode.ACCESS),
            Map.entry(FileSystemLoopException.class, ErrorCode.LOOP),
            Map.entry(ReadOnlyFileSystemException.class, ErrorCode.READ_ONLY),
            Map.entry(InvalidPathException.class, ErrorCode.ILLEGAL_BYTE_SEQUENCE),
            Map.entry(UnsupportedOperationException.class, ErrorCode.UNSUPPORTED),
            Map.entry(NonReadableChannelException.class, ErrorCode.BAD_DESCRIPTOR),
            Map.entry(NonWritableChannelException.class, ErrorCode.BAD_DESCRIPTOR),
            Map.entry(ClosedDirectoryStreamException.class, ErrorCode.BAD_DESCRIPTOR),
            Map.entry(ClosedChannelException.class, ErrorCode.BAD_DESCRIPTOR),
            Map.entry(IllegalArgumentException.class, ErrorCode.INVALID));

    /** What the C library says, which is all that Java tells of most errors. */
    private static final List<Map.Entry<String, ErrorCode>> TEXTS = List.of(
            Map.entry("is a directory", ErrorCode.IS_DIRECTORY),
            Map.entry("not a directory", ErrorCode.NOT_DIRECTORY),
            Map.entry("directory not empty", ErrorCode.NOT_EMPTY),
            Map.entry("file exists", ErrorCode.EXIST),
            Map.entry("no space left", ErrorCode.INSUFFICIENT_SPACE),
            Map.entry("quota exceeded", ErrorCode.QUOTA),
            Map.entry("read-only file system", ErrorCode.READ_ONLY),
            Map.entry("name too long", ErrorCode.NAME_TOO_LONG),
            Map.entry("cross-device", ErrorCode.CROSS_DEVICE),
            Map.entry("too many levels of symbolic links", ErrorCode.LOOP),
            Map.entry("too many links", ErrorCode.TOO_MANY_LINKS),
            Map.entry("too many open files", ErrorCode.INSUFFICIENT_MEMORY),
            Map.entry("cannot allocate memory", ErrorCode.INSUFFICIENT_MEMORY),
            Map.entry("resource busy", ErrorCode.BUSY),
            Map.entry("text file busy", ErrorCode.TEXT_FILE_BUSY),
            Map.entry("operation not permitted", ErrorCode.NOT_PERMITTED),
            Map.entry("not supported", ErrorCode.UNSUPPORTED),
            Map.entry("file too large", ErrorCode.FILE_TOO_LARGE),
            Map.entry("invalid or incomplete multibyte", ErrorCode.ILLEGAL_BYTE_SEQUENCE),
            Map.entry("invalid argument", ErrorCode.INVALID));

    private FileErrors() {}

    /** What a function on files does. */
    @FunctionalInterface
    interface Action<T> {
        T run() throws IOException, ErrorCodeException;
    }

    /** Runs a function, with the error codes of what it throws. */
    static <T> T coded(Action<T> action) throws ErrorCodeException {
        try {
            return action.run();
        } catch (DirectoryIteratorException e) {
            throw of(Objects.requireNonNull(e.getCause(), "such an exception has a cause"));
        } catch (IOException
                | InvalidPathException
                | UnsupportedOperationException
                | NonReadableChannelException
                | NonWritableChannelException
                | ClosedDirectoryStreamException e) {
            throw of(e);
        }
    }

    static ErrorCodeException of(ErrorCode code) {
        return new ErrorCodeException(code);
    }

    static ErrorCodeException of(Exception thrown) {
        return new ErrorCodeException(code(thrown), thrown);
    }

    static ErrorCode code(Exception thrown) {
        if (thrown instanceof ClosedByInterruptException) {
            throw new IllegalStateException("the call was interrupted while a file was used", thrown);
        }
        for (Map.Entry<Class<? extends Throwable>, ErrorCode> each : CLASSES) {
            if (each.getKey().isInstance(thrown)) {
                return each.getValue();
            }
        }
        String reason = thrown instanceof FileSystemException file ? file.getReason() : thrown.getMessage();
        String text = reason == null ? "" : reason.toLowerCase(Locale.ROOT);
        return TEXTS.stream()
                .filter(each -> text.contains(each.getKey()))
                .findFirst()
                .map(Map.Entry::getValue)
                .orElse(ErrorCode.IO);
    }
}
