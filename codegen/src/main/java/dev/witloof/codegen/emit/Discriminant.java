package dev.witloof.codegen.emit;

import com.squareup.javapoet.CodeBlock;
import dev.witloof.component.abi.VariantPlan;
import java.util.List;
import java.util.Optional;

/**
 * Where variants, options, results and enums have their discriminant and their payload.
 *
 * @param plan the plan of the type
 */
record Discriminant(VariantPlan plan) {
    int cases() {
        return plan.cases().size();
    }

    /** An expression of type {@code int}; not checked. */
    String read(Place place) {
        return place.unsigned(plan.discriminantSize());
    }

    void write(CodeBlock value, Place place, Body body) {
        if (place instanceof Place.Flat flat) {
            body.code().addStatement("$L = $L", flat.word(), value);
        } else {
            body.code().addStatement("$L", ((Place.Memory) place).put(plan.discriminantSize(), value));
        }
    }

    Place payload(Place place) {
        return place instanceof Place.Flat flat ? flat.plus(1) : ((Place.Memory) place).plus(plan.payloadOffset());
    }

    /** Lowers one case; core values that it has no use for become 0. */
    void writeCase(int index, CodeBlock payload, Optional<Conversion> conversion, Place place, Slots slots, Body body) {
        write(CodeBlock.of("$L", index), place, body);
        conversion.ifPresent(each -> each.write(payload, payload(place), slots, body));
        if (place instanceof Place.Flat flat) {
            for (int i = 1 + flatSize(index); i < plan.flat().size(); i++) {
                body.code().addStatement("$L = 0", flat.plus(i).word());
            }
        }
    }

    private int flatSize(int index) {
        return plan.cases()
                .get(index)
                .payload()
                .flatMap(each -> each.layout().flat())
                .map(List::size)
                .orElse(0);
    }
}
