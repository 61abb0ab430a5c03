package dev.witloof.codegen.emit;

import com.squareup.javapoet.ArrayTypeName;
import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.MethodSpec;
import com.squareup.javapoet.TypeName;
import dev.witloof.component.abi.ListPlan;
import dev.witloof.component.abi.ValuePlan;
import dev.witloof.wit.model.TypeDef;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** The methods that lift and lower values of one type. */
final class ConversionMethods {
    private static final String VALUE = "value";
    private static final String INDEX = "i";
    private static final String POINTER = "ptr";

    private ConversionMethods() {}

    /** The method of a type that the adapter's interface declares. */
    static MethodSpec declared(
            ConversionMethod method, TypeDef def, ValuePlan plan, TypeMapper types, Conversions conversions) {
        String name = method.of(conversions.javaName(def));
        return compound(name, method, def, plan, types, conversions)
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc(javadoc(method, def, plan))
                .build();
    }

    /** The method of a type that is spelled in place. */
    static MethodSpec inPlace(
            String name,
            ConversionMethod method,
            TypeDef def,
            ValuePlan plan,
            TypeMapper types,
            Conversions conversions) {
        MethodSpec.Builder made = plan instanceof ListPlan list
                ? list(name, method, def, list, types, conversions)
                : compound(name, method, def, plan, types, conversions);
        return made.addModifiers(Modifier.PRIVATE, Modifier.STATIC).build();
    }

    private static MethodSpec.Builder compound(
            String name,
            ConversionMethod method,
            TypeDef def,
            ValuePlan plan,
            TypeMapper types,
            Conversions conversions) {
        MethodSpec.Builder made = start(name);
        Body body = new Body("cx", VALUE, "flat", INDEX, POINTER);
        if (!method.reads()) {
            made.addParameter(types.generated(def), VALUE);
        }
        if (method.inMemory()) {
            made.addParameter(TypeName.INT, POINTER);
        } else {
            made.addParameter(ArrayTypeName.of(TypeName.LONG), "flat").addParameter(TypeName.INT, INDEX);
        }
        Place place = method.inMemory() ? new Place.Memory(POINTER, 0) : new Place.Flat(INDEX, 0);
        Slots slots = slots(made, body, plan);
        Compound compound = conversions.compounds().of(def, plan);
        if (method.reads()) {
            made.returns(types.generated(def));
            compound.readBody(place, slots, body);
        } else {
            compound.writeBody(CodeBlock.of(VALUE), place, slots, body);
        }
        return made.addCode(body.build());
    }

    private static MethodSpec.Builder list(
            String name,
            ConversionMethod method,
            TypeDef def,
            ListPlan plan,
            TypeMapper types,
            Conversions conversions) {
        MethodSpec.Builder made = start(name);
        Body body = new Body("cx", SpanMethods.VALUE, SpanMethods.POINTER, SpanMethods.LENGTH);
        SpanMethods list = conversions.spans(def, plan);
        if (method.reads()) {
            made.returns(types.generated(def))
                    .addParameter(TypeName.INT, SpanMethods.POINTER)
                    .addParameter(TypeName.INT, SpanMethods.LENGTH);
            return made.addCode(list.liftBody(slots(made, body, plan), body));
        }
        made.returns(TypeName.LONG).addParameter(types.generated(def), SpanMethods.VALUE);
        return made.addCode(list.lowerBody(slots(made, body, plan), body));
    }

    private static MethodSpec.Builder start(String name) {
        return MethodSpec.methodBuilder(name).addParameter(RuntimeTypes.LIFT_LOWER, "cx");
    }

    private static Slots slots(MethodSpec.Builder made, Body body, ValuePlan plan) {
        for (String name : Slots.parameterNames(plan.type())) {
            made.addParameter(TypeName.INT, body.name(name));
        }
        return Slots.parameters(plan.type());
    }

    private static CodeBlock javadoc(ConversionMethod method, TypeDef def, ValuePlan plan) {
        String what = "{@code " + def.name().orElseThrow() + "}";
        Javadocs docs = Javadocs.of((method.reads() ? "Lifts " : "Lowers ")
                        + what
                        + (method.reads() ? " from " : " to ")
                        + (method.inMemory() ? "memory." : "core values."))
                .param("cx", Optional.empty(), "the function's options");
        if (!method.reads()) {
            docs.param(VALUE, Optional.empty(), "the value");
        }
        if (method.inMemory()) {
            docs.param(POINTER, Optional.empty(), "its address");
        } else {
            docs.param("flat", Optional.empty(), "the core values")
                    .param(INDEX, Optional.empty(), "the index of its first one");
        }
        for (String slot : Slots.parameterNames(plan.type())) {
            docs.param(slot, Optional.empty(), "the number of a resource type in the function");
        }
        return (method.reads() ? docs.returns("the value") : docs).build();
    }
}
