package dev.witloof.wit.syntax;

import dev.witloof.wit.diagnostic.SourceFile;
import java.util.List;
import java.util.Optional;

/**
 * What one file says.
 *
 * @param source the file
 * @param declaration the {@code package} declaration that it starts with, if it has one
 * @param items its items in order
 * @param nested the packages nested in it, in order
 */
public record SyntaxFile(
        SourceFile source,
        Optional<PackageDeclaration> declaration,
        List<TopLevelItem> items,
        List<NestedPackage> nested) {

    /**
     * Copies the lists.
     *
     * @param source see {@link #source()}
     * @param declaration see {@link #declaration()}
     * @param items see {@link #items()}
     * @param nested see {@link #nested()}
     */
    public SyntaxFile {
        items = List.copyOf(items);
        nested = List.copyOf(nested);
    }
}
