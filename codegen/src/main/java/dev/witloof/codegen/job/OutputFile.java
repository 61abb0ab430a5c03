package dev.witloof.codegen.job;

import dev.witloof.codegen.GeneratedFile;
import org.jspecify.annotations.Nullable;

/**
 * A file of the output, as it was written.
 *
 * @param kind which of the two folders it stands in
 * @param path where it stands there, with {@code /} between folders
 * @param hash the fingerprint of its content
 */
record OutputFile(Kind kind, String path, String hash) {

    /** The folders of an output. */
    enum Kind {
        SOURCE("source"),
        RESOURCE("resource");

        private final String id;

        Kind(String id) {
            this.id = id;
        }

        static Kind of(String id) {
            for (Kind kind : values()) {
                if (kind.id.equals(id)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("no kind of file: `" + id + "`");
        }

        String id() {
            return id;
        }
    }

    OutputFile {
        if (!isRelative(path)) {
            throw new IllegalArgumentException("not a path below an output folder: `" + path + "`");
        }
    }

    static OutputFile of(Kind kind, GeneratedFile file) {
        return new OutputFile(kind, file.path(), Fingerprint.of(file.content()));
    }

    /** The same place with other content. */
    OutputFile withHash(String other) {
        return new OutputFile(kind, path, other);
    }

    String text() {
        return kind.id() + " " + hash + " " + path;
    }

    /** The same place, whatever stands there. */
    OutputFile place() {
        return withHash("");
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof OutputFile file
                && kind == file.kind
                && path.equals(file.path)
                && hash.equals(file.hash);
    }

    @Override
    public int hashCode() {
        return (31 * path.hashCode() + hash.hashCode()) * 31 + kind.hashCode();
    }

    /** Says whether a path cannot lead out of the folder that it is relative to, apart from links. */
    static boolean isRelative(String path) {
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            if (c == '\\' || c == ':' || c < ' ') {
                return false;
            }
        }
        for (String part : path.split("/", -1)) {
            if (part.isEmpty() || part.equals(".") || part.equals("..")) {
                return false;
            }
        }
        return true;
    }
}
