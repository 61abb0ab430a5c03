package dev.witloof.codegen.emit;

import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.ParameterizedTypeName;
import com.squareup.javapoet.TypeName;
import dev.witloof.component.abi.FieldPlan;
import dev.witloof.component.abi.ListPlan;
import dev.witloof.component.abi.RecordPlan;
import dev.witloof.component.abi.ResourceSlots;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The insides of the methods that lift and lower a map, which travels as a list of pairs. The order is kept; where a key
 * occurs twice, the last value counts, in the place of the first.
 *
 * @param pairs where the pairs lie
 * @param entryType the class {@code Map.Entry}, as it is spelled where the methods stand
 * @param key how a key travels
 * @param keyType the boxed Java type of a key
 * @param value how a value travels
 * @param valueType the boxed Java type of a value
 */
record MapMethods(
        ListPlan pairs, ClassName entryType, Conversion key, TypeName keyType, Conversion value, TypeName valueType)
        implements SpanMethods {
    private RecordPlan pair() {
        return (RecordPlan) pairs.element();
    }

    @Override
    public CodeBlock liftBody(Slots slots, Body body) {
        String entries = body.name("entries");
        body.code()
                .addStatement(
                        "cx.checkList($N, $N, $L, $L, $L)",
                        POINTER,
                        LENGTH,
                        pair().size(),
                        pair().alignment(),
                        HeapWeights.ofEntry(pair()))
                .addStatement(
                        "$T $N = new $T<>()",
                        ParameterizedTypeName.get(ClassName.get(Map.class), keyType, valueType),
                        entries,
                        LinkedHashMap.class);
        String at = loop(body, LENGTH, POINTER);
        CodeBlock put =
                CodeBlock.of("$N.put($L, $L)", entries, key.read(place(0, at), slots), value.read(place(1, at), slots));
        FieldPlan second = pair().fields().get(1);
        if (ResourceSlots.owns(second.plan().type())) {
            String replaced = body.name("replaced");
            body.code()
                    .addStatement("$T $N = $L", valueType, replaced, put)
                    .beginControlFlow("if ($N != null)", replaced)
                    .addStatement("cx.discard($N)", replaced)
                    .endControlFlow();
        } else {
            body.code().addStatement("$L", put);
        }
        body.code().endControlFlow().addStatement("return $T.unmodifiableMap($N)", Collections.class, entries);
        return body.build();
    }

    @Override
    public CodeBlock lowerBody(Slots slots, Body body) {
        String count = body.name("count");
        String start = body.name("start");
        String entries = body.name("entries");
        String entry = body.name("entry");
        TypeName type = ParameterizedTypeName.get(entryType, keyType, valueType);
        body.code()
                .addStatement("int $N = $N.size()", count, VALUE)
                .addStatement("int $N = cx.allocateList($N, $L, $L)", start, count, pair().size(), pair().alignment())
                // Counted, not until the end, as lists are.
                .addStatement(
                        "$T $N = $N.entrySet().iterator()",
                        ParameterizedTypeName.get(ClassName.get(Iterator.class), type),
                        entries,
                        VALUE);
        String at = loop(body, count, start);
        body.code().addStatement("$T $N = $N.next()", type, entry, entries);
        key.write(CodeBlock.of("$N.getKey()", entry), place(0, at), slots, body);
        value.write(CodeBlock.of("$N.getValue()", entry), place(1, at), slots, body);
        body.code().endControlFlow().addStatement("return $N & 0xFFFFFFFFL | (long) $N << 32", start, count);
        return body.build();
    }

    /** Begins a loop over the pairs; returns the variable with the address of one. */
    private String loop(Body body, String count, String start) {
        String n = body.name("n");
        String at = body.name("at");
        body.code()
                .beginControlFlow(
                        "for (int $N = 0, $N = $N; $N < $N; $N++, $N += $L)",
                        n,
                        at,
                        start,
                        n,
                        count,
                        n,
                        at,
                        pair().size());
        return at;
    }

    private Place place(int field, String at) {
        return new Place.Memory(at, pair().fields().get(field).offset());
    }
}
