package dev.witloof.it.fuzz;

import dev.witloof.it.fuzz.Seeds.Seed;
import java.util.Comparator;
import java.util.List;

/** Damages guests, mostly in the code and the data of their core modules, so that many of them still run. */
final class GuestMutator {
    private static final int MOST_CHANGES = 3;
    private static final int DATA_HEADER = 16;
    private static final int ANY_MODULE_ONE_IN = 5;

    private final StructureMutator structure;

    /** Makes a mutator that takes parts from these components too. */
    GuestMutator(List<Seed> seeds) {
        this.structure = new StructureMutator(seeds);
    }

    byte[] mutate(byte[] guest, Chance chance) {
        Section component = Section.of(guest);
        for (int changes = chance.below(MOST_CHANGES + 1); changes > 0; changes--) {
            List<Section> modules = component.all().stream()
                    .filter(Section::isModule)
                    .sorted(Comparator.comparingInt((Section module) -> module.content().length)
                            .reversed())
                    .toList();
            int kind = chance.below(12);
            if (modules.isEmpty() || kind == 0) {
                component = structure.mutate(component, chance);
                continue;
            }
            // The largest is the guest's own, the others are glue.
            Section module = chance.oneIn(ANY_MODULE_ONE_IN) ? chance.pick(modules) : modules.get(0);
            Section data = module.child(Section.DATA);
            if (kind <= 2 && data != null && data.bytes.length != 0) {
                // Behind the header of the first segment, which is often the only one.
                int at = Math.min(data.bytes.length - 1, DATA_HEADER + chance.below(data.bytes.length));
                data.bytes = Bytes.replace(data.bytes, at, at + 1, (byte) chance.interesting());
            } else if (kind == 3) {
                structure.mutate(module, chance);
            } else {
                CodeMutator.mutate(module, chance);
            }
        }
        return component.content();
    }
}
