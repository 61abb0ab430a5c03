package dev.witloof.codegen.emit;

import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.ParameterizedTypeName;
import com.squareup.javapoet.TypeName;
import dev.witloof.component.abi.ListPlan;
import java.util.Iterator;

/**
 * The insides of the methods that lift and lower a list of what is no Java array.
 *
 * @param plan where its elements lie
 * @param element the boxed Java type of an element
 * @param conversion how an element travels
 */
record ListMethods(ListPlan plan, TypeName element, Conversion conversion) implements SpanMethods {
    @Override
    public CodeBlock liftBody(Slots slots, Body body) {
        String elements = body.name("elements");
        String n = body.name("n");
        String at = body.name("at");
        body.code()
                .addStatement(
                        "cx.checkList($N, $N, $L, $L, $L)",
                        POINTER,
                        LENGTH,
                        plan.element().size(),
                        plan.element().alignment(),
                        HeapWeights.ofElement(plan.element()))
                .addStatement("$T[] $N = new $T[$N]", Object.class, elements, Object.class, LENGTH)
                .beginControlFlow(
                        "for (int $N = 0, $N = $N; $N < $N; $N++, $N += $L)",
                        n,
                        at,
                        POINTER,
                        n,
                        LENGTH,
                        n,
                        at,
                        plan.element().size())
                .addStatement("$N[$N] = $L", elements, n, conversion.read(new Place.Memory(at, 0), slots))
                .endControlFlow()
                .addStatement("return $T.list($N)", RuntimeTypes.LIFT_LOWER, elements);
        return body.build();
    }

    @Override
    public CodeBlock lowerBody(Slots slots, Body body) {
        String count = body.name("count");
        String start = body.name("start");
        String iterator = body.name("elements");
        String n = body.name("n");
        String at = body.name("at");
        TypeName iteratorType = ParameterizedTypeName.get(ClassName.get(Iterator.class), element);
        body.code()
                .addStatement("int $N = $N.size()", count, VALUE)
                .addStatement(
                        "int $N = cx.allocateList($N, $L, $L)",
                        start,
                        count,
                        plan.element().size(),
                        plan.element().alignment())
                // Counted, not until the end: a list that changes meanwhile must not make us write past what was
                // allocated.
                .addStatement("$T $N = $N.iterator()", iteratorType, iterator, VALUE)
                .beginControlFlow(
                        "for (int $N = 0, $N = $N; $N < $N; $N++, $N += $L)",
                        n,
                        at,
                        start,
                        n,
                        count,
                        n,
                        at,
                        plan.element().size());
        conversion.write(CodeBlock.of("$N.next()", iterator), new Place.Memory(at, 0), slots, body);
        body.code().endControlFlow().addStatement("return $N & 0xFFFFFFFFL | (long) $N << 32", start, count);
        return body.build();
    }
}
