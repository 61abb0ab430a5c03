package dev.witloof.wit;

import dev.witloof.wit.decode.WitDecoder;
import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.ResolveException;
import dev.witloof.wit.diagnostic.SourceFile;
import dev.witloof.wit.model.Resolve;
import dev.witloof.wit.resolve.Features;
import dev.witloof.wit.resolve.Resolver;
import dev.witloof.wit.resolve.SourceGroup;
import dev.witloof.wit.wat.ComponentText;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Loads WIT packages.
 *
 * <pre>{@code
 * Resolve resolve = WitLoader.builder().features(Set.of("fancier-foo")).build().load(Path.of("src/main/wit"));
 * World world = resolve.selectWorld(Optional.of("messaging-core"));
 * }</pre>
 *
 * <p>A folder is one package: all files in it that end with {@code .wit}, read in the order of their names. Its
 * subfolder {@code deps} holds the packages it depends on, each a folder or a file. Other files and folders are left
 * alone. Immutable and thread-safe.
 *
 * <p>In the place of a file, and of one in {@code deps} that ends with {@code .wasm}, a component may stand: what it imports
 * and exports is read as the text that {@link WitDecoder} makes of it, and places in messages are those of that text. What
 * ends with {@code .wat} is a component in text, of which {@link ComponentText} reads what WIT packages are made of.
 *
 * <p>Any text ends in a model or in a {@link ResolveException}, with bounded time and memory. The limits are those of
 * {@link dev.witloof.wit.parse.SyntaxParser} for one file and of {@link Resolver} for all of them, 12 MiB a file, 128 MiB
 * a component and 10000 files.
 */
public final class WitLoader {

    private final Features features;

    private WitLoader(Features features) {
        this.features = features;
    }

    /**
     * Starts to make a loader.
     *
     * @return a builder without features
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * Loads a package from a file or folder.
     *
     * @param path a file, which has no dependencies but those nested in it; a component; or a folder, as the class describes
     * @return the model
     * @throws IOException if something cannot be read, is too large, or is a folder without a WIT file
     * @throws ResolveException if the text is refused, or a component is not valid or contains what WIT has no words for
     */
    public Resolve load(Path path) throws IOException, ResolveException {
        return load(new SourceReader().read(path), path.toString());
    }

    /**
     * Loads a package from memory.
     *
     * @param texts its files and those of its dependencies; their names say which is which
     * @return the model
     * @throws ResolveException if the text is refused
     * @throws IllegalArgumentException if there is no file of the package itself
     */
    public Resolve load(List<SourceText> texts) throws ResolveException {
        SourceLayout layout = new SourceLayout();
        texts.stream()
                .sorted(Comparator.comparing(SourceText::name))
                .forEach(text -> source(text, texts.size() == 1, layout).ifPresent(file -> {
                    String[] path = text.name().split("/", 3);
                    if (path.length > 1 && path[0].equals("deps")) {
                        layout.addDependency(path[0] + "/" + path[1], file);
                    } else {
                        layout.addRoot(file);
                    }
                }));
        if (layout.isEmpty()) {
            throw new IllegalArgumentException("no file of the package itself among " + texts.size());
        }
        return load(layout, texts.size() == 1 ? texts.get(0).name() : "the package");
    }

    private static Optional<SourceFile> source(SourceText text, boolean alone, SourceLayout layout) {
        SourceFile file = SourceFile.of(text.name(), SourceReader.withoutMark(text.text()));
        return ComponentSources.isText(text.name())
                ? ComponentSources.text(file, alone ? WitDecoder::text : WitDecoder::ownText, layout)
                : Optional.of(file);
    }

    private Resolve load(SourceLayout layout, String name) throws ResolveException {
        // Bytes that are no text make no sense as syntax: their message is enough.
        throwIfAny(layout.problems());
        Map<String, SourceGroup> groups = layout.parse(name);
        throwIfAny(layout.problems());
        List<SourceGroup> dependencies = new ArrayList<>(groups.values());
        SourceGroup root = dependencies.remove(0);
        return new Resolver(features).resolve(root, dependencies, layout.sources());
    }

    private static void throwIfAny(List<Diagnostic> problems) throws ResolveException {
        if (!problems.isEmpty()) {
            throw new ResolveException(problems);
        }
    }

    /** Makes a {@link WitLoader}. */
    public static final class Builder {

        private Set<String> names = Set.of();
        private boolean all;

        private Builder() {}

        /**
         * Asks for features: items behind {@code @unstable(feature = ...)} are there only if their feature is.
         *
         * @param newNames the features, which replace those asked for before
         * @return this builder
         */
        public Builder features(Set<String> newNames) {
            names = Set.copyOf(newNames);
            return this;
        }

        /**
         * Asks for every feature, or no longer.
         *
         * @param newAll whether every feature is asked for
         * @return this builder
         */
        public Builder allFeatures(boolean newAll) {
            all = newAll;
            return this;
        }

        /**
         * Makes the loader.
         *
         * @return a loader with the features asked for
         */
        public WitLoader build() {
            return new WitLoader(new Features(names, all));
        }
    }
}
