package dev.witloof.wit.model;

/** What a named type stands in: an {@link Interface} or a {@link World}. */
public sealed interface TypeOwner permits Interface, World {

    /**
     * Returns the package that the owner belongs to.
     *
     * @return the package's name
     */
    PackageName packageName();
}
