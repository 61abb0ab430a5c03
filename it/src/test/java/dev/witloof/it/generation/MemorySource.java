package dev.witloof.it.generation;

import dev.witloof.codegen.GeneratedFile;
import java.net.URI;
import javax.tools.SimpleJavaFileObject;

/** A generated source, as the compiler takes it. */
public final class MemorySource extends SimpleJavaFileObject {
    private final String content;

    /**
     * Makes a source of a file.
     *
     * @param file the file
     */
    public MemorySource(GeneratedFile file) {
        super(URI.create("memory:///" + file.path()), Kind.SOURCE);
        this.content = file.content();
    }

    @Override
    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
        return content;
    }
}
