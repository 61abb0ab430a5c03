package dev.witloof.codegen.emit;

import com.squareup.javapoet.CodeBlock;
import dev.witloof.component.abi.FieldPlan;
import java.util.List;

/**
 * Records and tuples: one part after the other.
 *
 * @param creation what makes the Java value, up to its arguments: {@code new Tuple2<>}
 * @param parts the parts, in order
 */
record ProductCompound(CodeBlock creation, List<Part> parts) implements Compound {
    /** A part, with the name of its Java component. */
    record Part(String component, FieldPlan plan, Conversion conversion) {
        Place place(Place whole) {
            return whole instanceof Place.Flat flat
                    ? flat.plus(plan.flatIndex())
                    : ((Place.Memory) whole).plus(plan.offset());
        }
    }

    @Override
    public void readBody(Place place, Slots slots, Body body) {
        CodeBlock arguments = parts.stream()
                .map(part -> part.conversion().read(part.place(place), slots))
                .collect(CodeBlock.joining(parts.size() > 2 ? ",\n" : ", "));
        body.code().addStatement("return $L($L)", creation, arguments);
    }

    @Override
    public void writeBody(CodeBlock value, Place place, Slots slots, Body body) {
        for (Part part : parts) {
            part.conversion().write(CodeBlock.of("$L.$N()", value, part.component()), part.place(place), slots, body);
        }
    }
}
