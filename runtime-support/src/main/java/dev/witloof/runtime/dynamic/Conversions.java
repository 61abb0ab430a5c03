package dev.witloof.runtime.dynamic;

import dev.witloof.component.abi.CasePlan;
import dev.witloof.component.abi.FixedListPlan;
import dev.witloof.component.abi.FlagsPlan;
import dev.witloof.component.abi.HandlePlan;
import dev.witloof.component.abi.ListPlan;
import dev.witloof.component.abi.RecordPlan;
import dev.witloof.component.abi.ScalarPlan;
import dev.witloof.component.abi.StringPlan;
import dev.witloof.component.abi.ValuePlan;
import dev.witloof.component.abi.VariantPlan;
import dev.witloof.component.type.EnumType;
import dev.witloof.component.type.OptionType;
import dev.witloof.component.type.PrimitiveType;
import dev.witloof.component.type.ResourceType;
import dev.witloof.component.type.ResultType;
import dev.witloof.component.type.TupleType;
import java.util.IdentityHashMap;
import java.util.List;

/**
 * Makes the conversions of plans, and one for each plan object, because walking a plan as a tree may take exponential
 * time. Not safe for use by several threads at once; the conversions are.
 */
public final class Conversions {
    private final IdentityHashMap<ResourceType, Integer> slots = new IdentityHashMap<>();
    private final boolean toGuest;
    private final IdentityHashMap<ValuePlan, Conversion> made = new IdentityHashMap<>();

    /**
     * Makes one that has made no conversion yet.
     *
     * @param resources the resource types in the order of their slots
     * @param toGuest whether what is lifted is lowered into another guest
     */
    public Conversions(List<ResourceType> resources, boolean toGuest) {
        for (int i = 0; i < resources.size(); i++) {
            slots.put(resources.get(i), i);
        }
        this.toGuest = toGuest;
    }

    /**
     * The conversion of a plan.
     *
     * @param plan the plan of a value
     * @return the conversion
     * @throws IllegalArgumentException if it mentions a resource type without a slot
     */
    public Conversion of(ValuePlan plan) {
        Conversion known = made.get(plan);
        if (known == null) {
            known = make(plan);
            made.put(plan, known);
        }
        return known;
    }

    private Conversion make(ValuePlan plan) {
        if (plan instanceof ScalarPlan scalar) {
            return new ScalarConversion(scalar);
        } else if (plan instanceof StringPlan string) {
            return new StringConversion(string, toGuest);
        } else if (plan instanceof ListPlan list) {
            return list.element() instanceof ScalarPlan scalar && scalar.type() != PrimitiveType.CHAR
                    ? new NumbersConversion(list, scalar.type())
                    : new ListConversion(list, of(list.element()));
        } else if (plan instanceof FixedListPlan list) {
            return new FixedListConversion(list, of(list.element()));
        } else if (plan instanceof RecordPlan product) {
            List<Conversion> fields =
                    product.fields().stream().map(field -> of(field.plan())).toList();
            return product.type() instanceof TupleType
                    ? new TupleConversion(product, fields)
                    : new RecordConversion(product, fields);
        } else if (plan instanceof VariantPlan sum) {
            return new SumConversion(
                    sum,
                    cases(sum),
                    sum.cases().stream()
                            .map(each -> each.payload().map(this::of))
                            .toList());
        } else if (plan instanceof FlagsPlan flags) {
            return new FlagsConversion(flags);
        }
        return handle((HandlePlan) plan);
    }

    private static Cases cases(VariantPlan sum) {
        if (sum.type() instanceof OptionType) {
            return Cases.OPTION;
        } else if (sum.type() instanceof ResultType) {
            return Cases.RESULT;
        }
        List<String> names = sum.cases().stream().map(CasePlan::name).toList();
        return sum.type() instanceof EnumType ? Cases.enumeration(names) : Cases.variant(names);
    }

    private Conversion handle(HandlePlan plan) {
        Integer slot = slots.get(plan.resource());
        if (slot == null) {
            throw new IllegalArgumentException("the resource type " + plan.resource() + " has no slot");
        }
        return new HandleConversion(plan, slot);
    }
}
