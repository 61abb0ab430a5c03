package dev.witloof.codegen.emit;

import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.TypeName;
import dev.witloof.component.abi.HandlePlan;

/**
 * Handles to resources.
 *
 * @param plan which handle
 * @param type the resource's Java interface
 */
record HandleConversion(HandlePlan plan, TypeName type) implements Conversion {
    private String kind() {
        return plan.owned() ? "Own" : "Borrow";
    }

    @Override
    public CodeBlock read(Place place, Slots slots) {
        return fromHandle(place.unsigned(4), slots);
    }

    CodeBlock fromHandle(String handle, Slots slots) {
        return CodeBlock.of("($T) cx.lift$L($L, $L)", type, kind(), slots.of(plan.resource()), handle);
    }

    @Override
    public void write(CodeBlock value, Place place, Slots slots, Body body) {
        CodeBlock handle = toHandle(value, slots);
        if (place instanceof Place.Flat flat) {
            body.code().addStatement("$L = $T.flat($L)", flat.word(), RuntimeTypes.SCALARS, handle);
        } else {
            body.code().addStatement("$L", ((Place.Memory) place).put(4, handle));
        }
    }

    CodeBlock toHandle(CodeBlock value, Slots slots) {
        return CodeBlock.of("cx.lower$L($L, $L)", kind(), slots.of(plan.resource()), value);
    }
}
