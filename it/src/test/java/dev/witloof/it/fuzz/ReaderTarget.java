package dev.witloof.it.fuzz;

import dev.witloof.component.binary.ComponentMetadata;
import dev.witloof.component.binary.ComponentReader;
import dev.witloof.component.binary.MalformedComponentException;
import dev.witloof.component.definition.ComponentDefinition;
import dev.witloof.component.definition.ComponentInterfaces;
import dev.witloof.it.fuzz.Seeds.Seed;
import dev.witloof.runtime.Component;
import java.util.List;

/**
 * Reads damaged components: each is read or refused with a {@link MalformedComponentException} that names a place within
 * it, with memory in proportion to its size.
 */
final class ReaderTarget implements Target {
    /** What reading may allocate, dead or alive: more than any input of the same size was seen to need. */
    private static final long BASE_BYTES = 64L << 20;

    private static final long BYTES_FOR_A_BYTE = 2_000;
    private static final int MOST_CHANGES = 4;
    private static final int LOADED_ONE_IN = 4;

    private final List<Seed> seeds;
    private final StructureMutator structure;

    ReaderTarget(List<Seed> seeds) {
        this.seeds = List.copyOf(seeds);
        this.structure = new StructureMutator(this.seeds);
    }

    @Override
    public String name() {
        return "reader";
    }

    @Override
    public String suffix() {
        return ".wasm";
    }

    @Override
    public String run(Attempt attempt) throws Exception {
        Chance chance = attempt.chance();
        Seed seed = chance.pick(seeds);
        byte[] bytes = mutated(seed, chance);
        boolean loads = chance.oneIn(LOADED_ONE_IN);
        attempt.input(bytes, "of " + seed.name() + (loads ? ", loaded" : ", read"));
        long limit = BASE_BYTES + BYTES_FOR_A_BYTE * bytes.length;
        return attempt.measured(loads ? "loading" : "reading", limit, () -> read(bytes, loads));
    }

    private byte[] mutated(Seed seed, Chance chance) {
        Section component = Section.of(seed.bytes());
        int changes = 1 + chance.below(MOST_CHANGES);
        for (int i = 0; i < changes; i++) {
            component = structure.mutate(component, chance);
        }
        byte[] bytes = component.content();
        return chance.oneIn(4) ? ByteMutator.mutate(bytes, chance) : bytes;
    }

    private static String read(byte[] bytes, boolean loads) {
        try {
            ComponentDefinition definition = loads ? Component.load(bytes).definition() : ComponentReader.read(bytes);
            ComponentInterfaces.of(definition.type());
            ComponentMetadata.of(definition);
            return loads ? "loaded" : "read";
        } catch (MalformedComponentException e) {
            if (e.offset() < 0 || e.offset() > bytes.length) {
                throw new Violation("the place " + e.offset() + " is not within " + bytes.length + " bytes", e);
            }
            return "refused";
        }
    }
}
