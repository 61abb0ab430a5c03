package dev.witloof.wit.syntax;

import java.util.List;

/**
 * {@code import ...} or {@code export ...} in a world.
 *
 * @param annotations what stands before it
 * @param direction which of the two
 * @param body what is imported or exported
 */
public record Extern(Annotations annotations, Direction direction, Body body) implements WorldMember {

    /** Which way. */
    public enum Direction {
        /** The world wants it. */
        IMPORT("import"),
        /** The world offers it. */
        EXPORT("export");

        private final String keyword;

        Direction(String keyword) {
            this.keyword = keyword;
        }

        /**
         * Returns the keyword.
         *
         * @return {@code import} or {@code export}
         */
        public String keyword() {
            return keyword;
        }
    }

    /** What is imported or exported. */
    public sealed interface Body {
        /**
         * Returns the name to mark in a message.
         *
         * @return the label, or else the interface's name
         */
        Id name();
    }

    /**
     * {@code name: func(...);}.
     *
     * @param name its name
     * @param signature its type
     */
    public record FunctionBody(Id name, Signature signature) implements Body {}

    /**
     * {@code name: interface { ... }}.
     *
     * @param name its name
     * @param members its members in order
     */
    public record InlineBody(Id name, List<InterfaceMember> members) implements Body {
        /**
         * Copies the list.
         *
         * @param name see {@link #name()}
         * @param members see {@link #members()}
         */
        public InlineBody {
            members = List.copyOf(members);
        }
    }

    /**
     * {@code path;}.
     *
     * @param path the interface
     */
    public record PathBody(UsePath path) implements Body {
        @Override
        public Id name() {
            return path.name();
        }
    }

    /**
     * {@code name: path;}: an interface under a label.
     *
     * @param name the label
     * @param path the interface
     */
    public record LabelledBody(Id name, UsePath path) implements Body {}
}
