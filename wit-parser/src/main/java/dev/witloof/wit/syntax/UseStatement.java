package dev.witloof.wit.syntax;

import java.util.List;
import java.util.Optional;

/**
 * {@code use path.{a, b as c};} in an interface or world.
 *
 * @param annotations what stands before it
 * @param path the interface
 * @param names the types, possibly none
 */
public record UseStatement(Annotations annotations, UsePath path, List<Name> names)
        implements InterfaceMember, WorldMember {

    /**
     * Copies the list.
     *
     * @param annotations see {@link #annotations()}
     * @param path see {@link #path()}
     * @param names see {@link #names()}
     */
    public UseStatement {
        names = List.copyOf(names);
    }

    /**
     * A type that is brought in.
     *
     * @param name its name there
     * @param alias its name here, if it is another one
     */
    public record Name(Id name, Optional<Id> alias) {

        /**
         * Returns the name here.
         *
         * @return the alias, or else the name there
         */
        public Id local() {
            return alias.orElse(name);
        }
    }
}
