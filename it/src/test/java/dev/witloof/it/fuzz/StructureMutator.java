package dev.witloof.it.fuzz;

import java.util.List;
import java.util.stream.Stream;

/** Damages the structure of a component: sections that are missing, repeated, moved, nested, or another component's. */
final class StructureMutator {
    private static final int COMPONENT = 4;
    private static final int IDS = 14;
    private static final int DEEPEST = 120;
    private static final int MOST_BYTES = 1 << 19;

    private final List<Seeds.Seed> seeds;

    StructureMutator(List<Seeds.Seed> seeds) {
        this.seeds = seeds;
    }

    /** Changes a component in one place; what it is given becomes unusable. */
    Section mutate(Section component, Chance chance) {
        List<Section> all = component.all();
        Section section = chance.pick(all);
        List<Section> children = section.children;
        if (children == null || children.isEmpty()) {
            content(section, chance);
            return component;
        }
        int at = chance.below(children.size());
        switch (chance.below(9)) {
            case 0 ->
                children.add(chance.below(children.size() + 1), children.get(at).copy());
            case 1 -> children.remove(at);
            case 2 -> children.add(chance.below(children.size()), children.remove(at));
            case 3 -> children.get(at).id = chance.below(IDS);
            case 4 -> children.get(at).lie = chance.oneIn(2) ? chance.between(-3, 3) : chance.interesting();
            case 5 -> children.add(chance.below(children.size() + 1), splice(section, chance));
            case 6 -> {
                return nest(component, chance);
            }
            case 7 -> section.bytes = ByteMutator.mutate(section.bytes, chance);
            default -> content(children.get(at), chance);
        }
        return component;
    }

    /** A section of another component, or of another place of this one. */
    private Section splice(Section into, Chance chance) {
        Section other = Section.of(chance.pick(seeds).bytes());
        List<Section> candidates = other.all().stream()
                .filter(each -> each.isModule() == into.isModule())
                .flatMap(each -> each.children == null ? Stream.<Section>of() : each.children.stream())
                .toList();
        return candidates.isEmpty()
                ? Section.leaf(chance.below(IDS))
                : chance.pick(candidates).copy();
    }

    /** The component within others, which hold nothing else or all that it holds. */
    private static Section nest(Section component, Chance chance) {
        Section nested = component;
        int depth = chance.oneIn(4) ? chance.below(DEEPEST) : 1;
        boolean filled = chance.oneIn(3);
        for (int i = 0; i < depth; i++) {
            byte[] content = nested.content();
            if (content.length > MOST_BYTES) {
                break;
            }
            Section outer = Section.of(content);
            if (outer.children == null) {
                break;
            }
            if (!filled) {
                outer.children.clear();
            }
            outer.children.add(Section.leaf(COMPONENT, content));
            nested = outer;
        }
        return nested;
    }

    private static void content(Section section, Chance chance) {
        if (section.children != null) {
            section.lie = chance.between(-2, 2);
        } else if (chance.oneIn(4)) {
            section.bytes = recounted(section.bytes, chance);
        } else {
            section.bytes = ByteMutator.mutate(section.bytes, chance);
        }
    }

    /** A vector of which the count, or the count and the elements, are others. */
    private static byte[] recounted(byte[] vector, Chance chance) {
        int length = Leb.length(vector, 0, vector.length);
        long count = Leb.read(vector, 0, vector.length);
        if (count == Leb.NONE) {
            return vector;
        }
        byte[] elements = Bytes.slice(vector, length, vector.length);
        if (chance.oneIn(2)) {
            return Bytes.join(Leb.unsigned(count + chance.between(-1, 1)), elements);
        }
        int times = Math.min(chance.oneIn(4) ? 2000 : 3, Math.max(1, MOST_BYTES / Math.max(1, elements.length)));
        return Bytes.join(Leb.unsigned(count * times), Bytes.repeat(elements, times));
    }
}
