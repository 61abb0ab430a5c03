package dev.witloof.component.abi;

import dev.witloof.component.type.TypePath;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Fields or parameters laid out one after the other, each at its alignment. */
final class FieldLayout {
    private final TypePath path;
    private final List<String> names = new ArrayList<>();
    private final List<ValuePlan> values = new ArrayList<>();
    private final List<Integer> offsets = new ArrayList<>();
    private int end;
    private int alignment = 1;

    FieldLayout(TypePath path) {
        this.path = path;
    }

    void add(String name, ValuePlan plan) {
        int offset = Layouts.checkSize(Layouts.align(end, plan.alignment()), path);
        names.add(name);
        values.add(plan);
        offsets.add(offset);
        end = Layouts.checkSize((long) offset + plan.size(), path);
        alignment = Math.max(alignment, plan.alignment());
    }

    Layout layout() {
        int size = Layouts.checkSize(Layouts.align(end, alignment), path);
        return new Layout(size, alignment, Layouts.concatenate(values));
    }

    List<FieldPlan> plans() {
        boolean flattens = layout().flat().isPresent();
        List<FieldPlan> plans = new ArrayList<>();
        int flatIndex = 0;
        for (int i = 0; i < values.size(); i++) {
            OptionalInt flatStart = flattens ? OptionalInt.of(flatIndex) : OptionalInt.empty();
            plans.add(new FieldPlan(names.get(i), values.get(i), offsets.get(i), flatStart));
            if (flattens) {
                flatIndex += values.get(i).flat().size();
            }
        }
        return plans;
    }
}
