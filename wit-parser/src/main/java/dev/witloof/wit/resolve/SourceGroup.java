package dev.witloof.wit.resolve;

import dev.witloof.wit.syntax.SyntaxFile;
import java.util.List;

/**
 * The files of one folder, which together are one package; packages nested in them are packages beside it.
 *
 * @param name how messages name the folder or file
 * @param files its files in the order of their names, at least one
 */
public record SourceGroup(String name, List<SyntaxFile> files) {

    /**
     * Copies the list.
     *
     * @param name see {@link #name()}
     * @param files see {@link #files()}
     */
    public SourceGroup {
        files = List.copyOf(files);
        if (files.isEmpty()) {
            throw new IllegalArgumentException("no file in " + name);
        }
    }
}
