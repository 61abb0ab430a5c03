package dev.witloof.wasi.filesystem;

import dev.witloof.bindings.wasi.filesystem.Types.ErrorCode;
import dev.witloof.bindings.wasi.filesystem.Types.ErrorCodeException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A guest's path, followed from an open directory as far as its last name, and never out of that directory. Keeps the
 * directories on the way open, so that {@code ..} leads back whatever was moved.
 */
final class PathWalk implements AutoCloseable {
    private static final int MAX_LENGTH = 4096;
    private static final int MAX_LINKS = 40;
    /** Each is open until the walk ends, and counts for no limit. */
    private static final int MAX_DEPTH = 100;

    private final Deque<Directory> way = new ArrayDeque<>();
    private final Deque<String> ahead = new ArrayDeque<>();
    private int links;
    private boolean slash;
    private @Nullable String name;
    private @Nullable BasicFileAttributes attributes;

    private PathWalk(Directory base) {
        way.push(base);
    }

    /**
     * Follows a path.
     *
     * @param follow whether a link at its end is followed too
     */
    static PathWalk of(Directory base, String path, boolean follow) throws IOException, ErrorCodeException {
        PathWalk walk = new PathWalk(base);
        try {
            if (path.isEmpty()) {
                throw FileErrors.of(ErrorCode.NO_ENTRY);
            }
            walk.goOn(path);
            walk.walk(follow);
            return walk;
        } catch (IOException | ErrorCodeException | RuntimeException e) {
            walk.close();
            throw e;
        }
    }

    private void goOn(String path) throws ErrorCodeException {
        if (path.length() > MAX_LENGTH) {
            throw FileErrors.of(ErrorCode.NAME_TOO_LONG);
        }
        if (path.indexOf('\0') >= 0) {
            throw FileErrors.of(ErrorCode.INVALID);
        }
        if (path.startsWith("/")) {
            throw FileErrors.of(ErrorCode.NOT_PERMITTED);
        }
        slash |= ahead.isEmpty() && path.endsWith("/");
        List<String> names = Arrays.stream(path.split("/"))
                .filter(each -> !each.isEmpty() && !each.equals("."))
                .toList();
        // A dot at the end is the directory itself, as a slash is.
        slash |= ahead.isEmpty() && (path.endsWith("/.") || path.equals("."));
        for (int i = names.size() - 1; i >= 0; i--) {
            ahead.push(names.get(i));
        }
    }

    private void walk(boolean follow) throws IOException, ErrorCodeException {
        while (!ahead.isEmpty()) {
            String next = ahead.pop();
            if (next.equals("..")) {
                leave();
            } else {
                step(next, ahead.isEmpty(), follow);
            }
        }
    }

    private void leave() throws ErrorCodeException {
        if (way.size() == 1) {
            throw FileErrors.of(ErrorCode.NOT_PERMITTED);
        }
        way.pop().close();
    }

    private void step(String next, boolean last, boolean follow) throws IOException, ErrorCodeException {
        BasicFileAttributes found = find(next);
        if (found == null) {
            if (!last) {
                throw FileErrors.of(ErrorCode.NO_ENTRY);
            }
            name = next;
        } else if (found.isSymbolicLink() && (!last || follow || slash)) {
            if (++links > MAX_LINKS) {
                throw FileErrors.of(ErrorCode.LOOP);
            }
            goOn(directory().readSymbolicLink(next));
        } else if (last) {
            if (slash && !found.isDirectory()) {
                throw FileErrors.of(ErrorCode.NOT_DIRECTORY);
            }
            name = next;
            attributes = found;
        } else if (found.isDirectory()) {
            if (way.size() > MAX_DEPTH) {
                throw FileErrors.of(ErrorCode.NAME_TOO_LONG);
            }
            way.push(directory().open(next));
        } else {
            throw FileErrors.of(ErrorCode.NOT_DIRECTORY);
        }
    }

    private @Nullable BasicFileAttributes find(String next) throws IOException {
        try {
            return directory().attributes(next);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    /** The directory that the last name is in, or that the path leads to if it ends without a name. */
    Directory directory() {
        return way.element();
    }

    /** The last name; null if the path ends in the directory itself. */
    @Nullable
    String name() {
        return name;
    }

    /** What the last name leads to; null if there is no such file, or no name. */
    @Nullable
    BasicFileAttributes attributes() {
        return attributes;
    }

    /** Whether the path says that its end is a directory. */
    boolean wantsDirectory() {
        return slash;
    }

    boolean isDirectory() {
        return name == null || (attributes != null && attributes.isDirectory());
    }

    /** The name of something that is there. */
    String existing(ErrorCode itself) throws ErrorCodeException {
        if (name == null) {
            throw FileErrors.of(itself);
        }
        if (attributes == null) {
            throw FileErrors.of(ErrorCode.NO_ENTRY);
        }
        return name;
    }

    /** A name that is not there yet. */
    String vacant() throws ErrorCodeException {
        if (name == null || attributes != null) {
            throw FileErrors.of(ErrorCode.EXIST);
        }
        return name;
    }

    /** Closes the directories on the way, but not the first. */
    @Override
    public void close() {
        for (Iterator<Directory> each = way.iterator(); each.hasNext(); ) {
            Directory directory = each.next();
            if (each.hasNext()) {
                directory.close();
            }
        }
    }
}
