package dev.witloof.codegen.emit;

import dev.witloof.component.abi.FieldPlan;
import dev.witloof.component.abi.FixedListPlan;
import dev.witloof.component.abi.FlagsPlan;
import dev.witloof.component.abi.HandlePlan;
import dev.witloof.component.abi.ListPlan;
import dev.witloof.component.abi.RecordPlan;
import dev.witloof.component.abi.ScalarPlan;
import dev.witloof.component.abi.ValuePlan;
import dev.witloof.component.abi.VariantPlan;
import dev.witloof.component.type.EnumType;
import dev.witloof.component.type.PrimitiveType;
import dev.witloof.component.type.RecordType;
import java.util.IdentityHashMap;

/**
 * About how many bytes of Java's heap the lifted values of a type take, on a JVM of 64 bits with short references: the
 * objects of which one consists, at most. The contents of the strings and lists in it are not among them, because they are
 * counted when they are lifted.
 */
final class HeapWeights {
    private static final int REFERENCE = 4;
    private static final int FIELD = 8;
    private static final int OBJECT = 16;
    /** An object and its array, the array without contents. */
    private static final int STRING = 40;

    private static final int LIST = 32;
    /** What a hash map that keeps its order has for an entry, its share of the table included. */
    private static final int ENTRY = 56;

    private static final int SET = 64;
    private static final int PROXY = 40;
    /** Types may be shared so often that what they take would overflow. */
    private static final int MOST = 1 << 24;

    private final IdentityHashMap<ValuePlan, Integer> objects = new IdentityHashMap<>();

    /** The weight of an element of a list of objects. */
    static int ofElement(ValuePlan element) {
        return new HeapWeights().reference(element);
    }

    /** The weight of an entry of a map, whose pair is never an object. */
    static int ofEntry(RecordPlan pair) {
        return ENTRY + new HeapWeights().object(pair);
    }

    private int reference(ValuePlan plan) {
        return REFERENCE + object(plan);
    }

    private int object(ValuePlan plan) {
        Integer known = objects.get(plan);
        if (known == null) {
            known = (int) Math.min(MOST, count(plan));
            objects.put(plan, known);
        }
        return known;
    }

    private long count(ValuePlan plan) {
        if (plan instanceof ScalarPlan scalar) {
            return scalar.type() == PrimitiveType.BOOL ? 0 : OBJECT + FIELD;
        }
        if (plan instanceof ListPlan || plan instanceof FixedListPlan) {
            return LIST;
        }
        if (plan instanceof RecordPlan product) {
            boolean primitives = product.type() instanceof RecordType;
            return OBJECT
                    + product.fields().stream()
                            .map(FieldPlan::plan)
                            .mapToLong(field -> primitives && field instanceof ScalarPlan ? FIELD : reference(field))
                            .sum();
        }
        if (plan instanceof VariantPlan sum) {
            return sum.type() instanceof EnumType ? 0 : OBJECT + largestPayload(sum);
        }
        return plan instanceof FlagsPlan ? SET : plan instanceof HandlePlan ? PROXY : STRING;
    }

    private int largestPayload(VariantPlan sum) {
        return sum.cases().stream()
                .flatMap(each -> each.payload().stream())
                .mapToInt(this::reference)
                .max()
                .orElse(0);
    }
}
