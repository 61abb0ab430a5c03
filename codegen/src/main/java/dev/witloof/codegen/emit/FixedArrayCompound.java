package dev.witloof.codegen.emit;

import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.TypeName;
import dev.witloof.component.abi.FixedListPlan;
import dev.witloof.component.abi.ScalarPlan;
import dev.witloof.component.type.PrimitiveType;

/**
 * Lists of fixed length that are Java arrays.
 *
 * @param plan where the elements lie
 * @param width the Java type of an element
 */
record FixedArrayCompound(FixedListPlan plan, TypeName width) implements Compound {
    @Override
    public void readBody(Place place, Slots slots, Body body) {
        String name = ArrayNames.of(width);
        if (place instanceof Place.Flat) {
            body.code()
                    .addStatement(
                            "return $T.lift$L($L, $L)",
                            RuntimeTypes.FLAT_LISTS,
                            name,
                            place.arguments(),
                            plan.length());
        } else {
            body.code().addStatement("return cx.lift$L($L, $L)", name, place.arguments(), plan.length());
        }
    }

    @Override
    public void writeBody(CodeBlock value, Place place, Slots slots, Body body) {
        if (place instanceof Place.Flat) {
            body.code()
                    .addStatement(
                            "$T.lower$L($L, $L, $L)",
                            RuntimeTypes.FLAT_LISTS,
                            flatName(),
                            value,
                            plan.length(),
                            place.arguments());
        } else {
            body.code()
                    .addStatement(
                            "$T.store$L(cx, $L, $L, $L)",
                            RuntimeTypes.FIXED_LISTS,
                            ArrayNames.of(width),
                            value,
                            plan.length(),
                            place.arguments());
        }
    }

    /** A core value is wider than a small number, whose sign then matters. */
    private String flatName() {
        PrimitiveType element = ((ScalarPlan) plan.element()).type();
        return switch (element) {
            case S8, U8, S16, U16 -> element.name();
            case BOOL, S32, U32, S64, U64, F32, F64, CHAR, STRING, ERROR_CONTEXT -> ArrayNames.of(width);
        };
    }
}
