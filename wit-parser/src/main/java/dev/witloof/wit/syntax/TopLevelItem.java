package dev.witloof.wit.syntax;

import java.util.List;
import java.util.Optional;

/** What stands in a file or nested package. */
public sealed interface TopLevelItem {

    /**
     * Returns the name that the item puts into scope.
     *
     * @return the name
     */
    Id name();

    /**
     * {@code use path as alias;}: a name for an interface or world within this file.
     *
     * @param path what it names
     * @param alias the name, if it is not that of the path
     */
    record Use(UsePath path, Optional<Id> alias) implements TopLevelItem {
        @Override
        public Id name() {
            return alias.orElse(path.name());
        }
    }

    /**
     * {@code interface name { ... }}.
     *
     * @param annotations what stands before it
     * @param name its name
     * @param members its members in order
     */
    record InterfaceDecl(Annotations annotations, Id name, List<InterfaceMember> members) implements TopLevelItem {
        /**
         * Copies the list.
         *
         * @param annotations see {@link #annotations()}
         * @param name see {@link #name()}
         * @param members see {@link #members()}
         */
        public InterfaceDecl {
            members = List.copyOf(members);
        }
    }

    /**
     * {@code world name { ... }}.
     *
     * @param annotations what stands before it
     * @param name its name
     * @param members its members in order
     */
    record WorldDecl(Annotations annotations, Id name, List<WorldMember> members) implements TopLevelItem {
        /**
         * Copies the list.
         *
         * @param annotations see {@link #annotations()}
         * @param name see {@link #name()}
         * @param members see {@link #members()}
         */
        public WorldDecl {
            members = List.copyOf(members);
        }
    }
}
