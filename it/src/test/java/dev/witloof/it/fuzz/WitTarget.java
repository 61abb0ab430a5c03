package dev.witloof.it.fuzz;

import dev.witloof.it.fuzz.Seeds.Seed;
import dev.witloof.wit.SourceText;
import dev.witloof.wit.WitLoader;
import dev.witloof.wit.diagnostic.DiagnosticRenderer;
import dev.witloof.wit.diagnostic.ResolveException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Loads damaged WIT texts, and WIT packages in the text form of components: each becomes a model or a {@link ResolveException}
 * with diagnostics that can be printed.
 */
final class WitTarget implements Target {
    private static final long BASE_BYTES = 256L << 20;
    private static final long BYTES_FOR_A_BYTE = 10_000;
    private static final int TWO_ONE_IN = 5;

    private final List<Seed> seeds;
    private final TextMutator mutator;
    private final WitLoader loader = WitLoader.builder().allFeatures(true).build();

    WitTarget(List<Seed> seeds) {
        this.seeds = List.copyOf(seeds);
        this.mutator = new TextMutator(this.seeds);
    }

    @Override
    public String name() {
        return "wit";
    }

    @Override
    public String suffix() {
        return ".wit";
    }

    @Override
    public String run(Attempt attempt) throws Exception {
        Chance chance = attempt.chance();
        Seed seed = chance.pick(seeds);
        String text = mutator.mutate(new String(seed.bytes(), StandardCharsets.UTF_8), chance);
        List<SourceText> texts = new ArrayList<>(List.of(new SourceText("a" + ending(seed), text)));
        String note = "of " + seed.name();
        if (chance.oneIn(TWO_ONE_IN)) {
            Seed other = chance.pick(seeds);
            String place = (chance.oneIn(2) ? "b" : "deps/b/b") + ending(other);
            texts.add(new SourceText(place, new String(other.bytes(), StandardCharsets.UTF_8)));
            note += ", with " + other.name() + " as " + place;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        attempt.input(bytes, note);
        long size = texts.stream().mapToLong(each -> each.text().length()).sum();
        return attempt.measured("loading", BASE_BYTES + BYTES_FOR_A_BYTE * size, () -> load(texts));
    }

    private static String ending(Seed seed) {
        return seed.name().endsWith(".wat") ? ".wat" : ".wit";
    }

    private String load(List<SourceText> texts) {
        try {
            loader.load(texts);
            return "resolved";
        } catch (ResolveException e) {
            if (e.diagnostics().isEmpty()) {
                throw new Violation("refused without a diagnostic", e);
            }
            if (new DiagnosticRenderer().render(e.diagnostics()).isBlank()) {
                throw new Violation("the diagnostics print nothing", e);
            }
            return "refused";
        }
    }
}
