package dev.witloof.wit.syntax;

import java.util.List;

/**
 * {@code include path with { a as b }} in a world.
 *
 * @param annotations what stands before it
 * @param path the world
 * @param renames the renamings in order
 */
public record Include(Annotations annotations, UsePath path, List<Rename> renames) implements WorldMember {

    /**
     * Copies the list.
     *
     * @param annotations see {@link #annotations()}
     * @param path see {@link #path()}
     * @param renames see {@link #renames()}
     */
    public Include {
        renames = List.copyOf(renames);
    }

    /**
     * {@code name as alias}.
     *
     * @param name the name there
     * @param alias the name here
     */
    public record Rename(Id name, Id alias) {}
}
