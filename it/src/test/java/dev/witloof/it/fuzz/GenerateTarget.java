package dev.witloof.it.fuzz;

import dev.witloof.codegen.GeneratedFile;
import dev.witloof.codegen.GeneratedSources;
import dev.witloof.codegen.GenerationException;
import dev.witloof.codegen.GenerationOptions;
import dev.witloof.codegen.GenerationRequest;
import dev.witloof.codegen.Generator;
import dev.witloof.codegen.check.Compatibility;
import dev.witloof.docs.WitPage;
import dev.witloof.it.corpus.RoundTrip;
import dev.witloof.it.fuzz.Seeds.Seed;
import dev.witloof.wit.SourceText;
import dev.witloof.wit.WitLoader;
import dev.witloof.wit.check.ComponentRules;
import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticRenderer;
import dev.witloof.wit.diagnostic.ResolveException;
import dev.witloof.wit.model.Resolve;
import dev.witloof.wit.model.WitPackage;
import dev.witloof.wit.model.World;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Makes of damaged WIT all that Witloof makes of WIT: Java, text, JSON, pages, and a comparison with what it was before. What
 * resolves gives all of it, but that Java may be refused with diagnostics; and none of it contains anything but what the
 * model says.
 */
final class GenerateTarget implements Target {
    private static final long BASE_BYTES = 512L << 20;
    private static final long BYTES_FOR_A_BYTE = 100_000;
    private static final int COMPILED_ONE_IN = 8;
    private static final int BY_WORDS_ONE_IN = 6;

    /** Greater sources are read, but not compiled: the compiler would need more memory than there is. */
    private static final int MOST_COMPILED = 1 << 20;

    /** The trees of more characters than this have no room in the heap beside them. */
    private static final int MOST_PARSED = 1 << 22;

    private static final WitLoader LOADER =
            WitLoader.builder().allFeatures(true).build();

    private final List<Seed> seeds;
    private final TextMutator words;
    private final HostileMutator names = new HostileMutator();

    /**
     * Makes the target.
     *
     * @param seeds texts, each of a whole package that resolves
     */
    GenerateTarget(List<Seed> seeds) {
        this.seeds = List.copyOf(seeds);
        this.words = new TextMutator(this.seeds);
    }

    @Override
    public String name() {
        return "generate";
    }

    @Override
    public String suffix() {
        return ".wit";
    }

    @Override
    public String run(Attempt attempt) throws Exception {
        Chance chance = attempt.chance();
        Seed seed = smaller(chance.pick(seeds), smaller(chance.pick(seeds), chance.pick(seeds)));
        String before = new String(seed.bytes(), StandardCharsets.UTF_8);
        String text = chance.oneIn(BY_WORDS_ONE_IN) ? words.mutate(before, chance) : names.mutate(before, chance);
        attempt.input(text.getBytes(StandardCharsets.UTF_8), "of " + seed.name());
        long most = BASE_BYTES + BYTES_FOR_A_BYTE * text.length();
        Resolve resolve;
        try {
            resolve = load(text);
        } catch (ResolveException e) {
            return "refused";
        }
        attempt.measured("printing", most, () -> printed(resolve));
        attempt.measured("comparing", most, () -> compared(before, resolve));
        attempt.measured("documenting", most, () -> documented(resolve));
        return java(resolve, attempt, most);
    }

    private static Seed smaller(Seed one, Seed other) {
        return one.bytes().length <= other.bytes().length ? one : other;
    }

    private static Resolve load(String text) throws ResolveException {
        return LOADER.load(List.of(new SourceText("a.wit", text)));
    }

    private static String java(Resolve resolve, Attempt attempt, long most) throws Exception {
        GenerationRequest request = GenerationRequest.ofRootPackage(resolve, GenerationOptions.of("com.acme"));
        GeneratedSources sources;
        try {
            sources = attempt.measured("generating", most, () -> Generator.generate(request));
        } catch (GenerationException e) {
            if (e.diagnostics().isEmpty() || rendered(e.diagnostics()).isBlank()) {
                throw new Violation("refused without a diagnostic", e);
            }
            return "not generated";
        }
        JavaInspection.look(sources);
        long size = sources.javaFiles().stream()
                .map(GeneratedFile::content)
                .mapToLong(String::length)
                .sum();
        if (size > MOST_PARSED) {
            return "generated, too large to parse";
        }
        JavaInspection.parse(resolve, sources);
        if (size > MOST_COMPILED || !attempt.chance().oneIn(COMPILED_ONE_IN)) {
            return "generated";
        }
        JavaInspection.compile(sources);
        return "compiled";
    }

    private static String printed(Resolve resolve) throws IOException {
        RoundTrip.problem(resolve, LOADER).ifPresent(problem -> {
            throw new Violation(problem);
        });
        return rendered(ComponentRules.check(resolve));
    }

    private static String compared(String before, Resolve resolve) throws ResolveException {
        WitPackage old = load(before).rootPackage();
        try {
            return Compatibility.compare(old, resolve.rootPackage()).text();
        } catch (IllegalArgumentException e) {
            String message = String.valueOf(e.getMessage());
            if (!message.contains(": wanted ")) {
                throw e;
            }
            return message;
        }
    }

    private static int documented(Resolve resolve) {
        PageInspection.inspect(WitPage.of(resolve.rootPackage()));
        for (World world : resolve.rootPackage().worlds().values()) {
            PageInspection.inspect(WitPage.of(world));
        }
        return 0;
    }

    private static String rendered(List<Diagnostic> diagnostics) {
        return new DiagnosticRenderer().render(diagnostics);
    }
}
