package dev.witloof.codegen.emit;

import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.ParameterizedTypeName;
import com.squareup.javapoet.TypeName;
import dev.witloof.component.abi.FixedListPlan;
import java.util.Iterator;

/**
 * Lists of fixed length that are no Java array: one element after the other.
 *
 * @param plan where the elements lie
 * @param element the boxed Java type of an element
 * @param conversion how an element travels
 */
record FixedListCompound(FixedListPlan plan, TypeName element, Conversion conversion) implements Compound {
    @Override
    public void readBody(Place place, Slots slots, Body body) {
        String elements = body.name("elements");
        if (place instanceof Place.Memory) {
            body.code()
                    .addStatement(
                            "cx.checkList($L, $L, $L, $L, $L)",
                            place.arguments(),
                            plan.length(),
                            plan.element().size(),
                            plan.element().alignment(),
                            HeapWeights.ofElement(plan.element()));
        }
        body.code().addStatement("$T[] $N = new $T[$L]", Object.class, elements, Object.class, plan.length());
        String n = body.name("n");
        Place at = loop(place, n, body);
        body.code()
                .addStatement("$N[$N] = $L", elements, n, conversion.read(at, slots))
                .endControlFlow()
                .addStatement("return $T.list($N)", RuntimeTypes.LIFT_LOWER, elements);
    }

    @Override
    public void writeBody(CodeBlock value, Place place, Slots slots, Body body) {
        String elements = body.name("elements");
        TypeName iterator = ParameterizedTypeName.get(ClassName.get(Iterator.class), element);
        body.code()
                .addStatement(
                        "$T $N = $T.elements($L, $L)",
                        iterator,
                        elements,
                        RuntimeTypes.FIXED_LISTS,
                        value,
                        plan.length());
        Place at = loop(place, body.name("n"), body);
        conversion.write(CodeBlock.of("$N.next()", elements), at, slots, body);
        body.code().endControlFlow();
    }

    /** Begins a loop over the elements; returns the place of one. */
    private Place loop(Place place, String n, Body body) {
        boolean flat = place instanceof Place.Flat;
        int step = flat ? plan.element().flat().size() : plan.element().size();
        String start = flat ? ((Place.Flat) place).index() : ((Place.Memory) place).address();
        String at = body.name("at");
        body.code()
                .beginControlFlow(
                        "for (int $N = 0, $N = $L; $N < $L; $N++, $N += $L)",
                        n,
                        at,
                        start,
                        n,
                        plan.length(),
                        n,
                        at,
                        step);
        return flat ? new Place.Flat(at, 0) : new Place.Memory(at, 0);
    }
}
