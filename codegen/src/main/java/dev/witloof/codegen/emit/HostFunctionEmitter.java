package dev.witloof.codegen.emit;

import com.squareup.javapoet.ArrayTypeName;
import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.MethodSpec;
import com.squareup.javapoet.TypeName;
import dev.witloof.codegen.bind.BoundFunction;
import dev.witloof.codegen.bind.BoundResult;
import dev.witloof.codegen.bind.Names;
import dev.witloof.component.abi.FieldPlan;
import dev.witloof.component.abi.FunctionPlan;
import dev.witloof.component.abi.ResourceSlots;
import dev.witloof.component.abi.ValuePlan;
import dev.witloof.component.abi.VariantPlan;
import dev.witloof.wit.model.Param;
import dev.witloof.wit.model.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** The method behind an imported function: lifts the parameters, calls the Java object, lowers the result. */
final class HostFunctionEmitter {
    private final BoundFunction function;
    private final FunctionPlan plan;
    private final TypeMapper types;
    private final Conversions conversions;
    private final Slots slots;
    private final Body body = new Body("impl", "cx", "flat", "in", "out", "result");

    private HostFunctionEmitter(BoundFunction function, TypeMapper types, Conversions conversions) {
        this.function = function;
        this.plan = function.plan();
        this.types = types;
        this.conversions = conversions;
        this.slots = Slots.numbers(plan.resources());
        types.packageRoots().forEach(body::name);
    }

    /**
     * Emits the method.
     *
     * @param name its name
     * @param implementation the type of the Java object
     */
    static MethodSpec emit(
            String name, BoundFunction function, TypeName implementation, TypeMapper types, Conversions conversions) {
        return MethodSpec.methodBuilder(name)
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(TypeName.LONG)
                .addParameter(implementation, "impl")
                .addParameter(RuntimeTypes.LOWERING, "cx")
                .addParameter(ArrayTypeName.of(TypeName.LONG), "flat")
                .addCode(new HostFunctionEmitter(function, types, conversions).emit())
                .build();
    }

    private CodeBlock emit() {
        CodeBlock call = call(parameters());
        if (plan.resultSpilled()) {
            ValuePlan result = plan.result().orElseThrow();
            int pointer = plan.lowerSignature().parameters().size() - 1;
            body.code()
                    .addStatement("int out = cx.results(flat[$L], $L, $L)", pointer, result.size(), result.alignment());
        }
        lifted();
        if (function.result() instanceof BoundResult.Fallible fallible) {
            fallible(call, fallible);
        } else {
            value(call, function.result().value());
        }
        return body.build();
    }

    private List<String> parameters() {
        if (plan.parametersSpilled()) {
            body.code()
                    .addStatement(
                            "int in = cx.parameters(flat[0], $L, $L)",
                            plan.parameters().size(),
                            plan.parameters().alignment());
        }
        List<String> names = new ArrayList<>();
        for (int i = 0; i < plan.parameters().fields().size(); i++) {
            FieldPlan field = plan.parameters().fields().get(i);
            Param param = function.wit().params().get(i);
            Place place = plan.parametersSpilled()
                    ? new Place.Memory("in", field.offset())
                    : new Place.Flat("", field.flatIndex());
            String name = body.name(Names.parameter(param.name()));
            CodeBlock value = conversions.of(param.type(), field.plan()).read(place, slots);
            body.code().addStatement("$T $N = $L", types.type(param.type()), name, value);
            names.add(name);
        }
        return names;
    }

    /** What has been lifted is the Java object's from here on. */
    private void lifted() {
        if (plan.parameters().fields().stream()
                .anyMatch(field -> ResourceSlots.owns(field.plan().type()))) {
            body.code().addStatement("cx.lifted()");
        }
    }

    /** What the Java object gives, noted by the runtime as long as it is not in the guest's table. */
    private static CodeBlock returned(CodeBlock value, Optional<ValuePlan> plan) {
        return plan.isPresent() && ResourceSlots.owns(plan.get().type())
                ? CodeBlock.of("cx.returned($L)", value)
                : value;
    }

    private CodeBlock call(List<String> names) {
        String receiver = function.isMethod() ? names.get(0) : "impl";
        List<String> arguments = function.isMethod() ? names.subList(1, names.size()) : names;
        return CodeBlock.of("$N.$N($L)", receiver, function.name(), String.join(", ", arguments));
    }

    private void value(CodeBlock call, Optional<Type> type) {
        if (type.isEmpty()) {
            body.code().addStatement("$L", call).addStatement("return 0");
            return;
        }
        body.code().addStatement("$T result = $L", types.type(type.get()), returned(call, plan.result()));
        ValuePlan result = plan.result().orElseThrow();
        Conversion conversion = conversions.of(type.get(), result);
        if (plan.resultSpilled()) {
            conversion.write(CodeBlock.of("result"), new Place.Memory("out", 0), slots, body);
            body.code().addStatement("return 0");
        } else {
            word(CodeBlock.of("result"), conversion);
        }
    }

    /** Returns a value that takes one core value. */
    private void word(CodeBlock value, Conversion conversion) {
        if (conversion instanceof MappedConversion mapped) {
            word(mapped.toWit(value), mapped.inner());
        } else if (conversion instanceof ScalarConversion scalar) {
            body.code().addStatement("return $L", scalar.toWord(value));
        } else if (conversion instanceof HandleConversion handle) {
            body.code().addStatement("return $T.flat($L)", RuntimeTypes.SCALARS, handle.toHandle(value, slots));
        } else {
            // The array of the parameters is the caller's, and may have no room. What takes one core value and is
            // neither scalar nor handle is lowered by a method of its own, which takes an array.
            String lowered = body.name("lowered");
            body.code()
                    .addStatement("long[] $N = new long[1]", lowered)
                    .add(((CalledConversion) conversion).lowerTo(value, lowered, slots))
                    .addStatement("return $N[0]", lowered);
        }
    }

    private void fallible(CodeBlock call, BoundResult.Fallible fallible) {
        Optional<Type> ok = fallible.ok();
        ok.ifPresent(type -> body.code().addStatement("$T result", types.type(type)));
        String error = body.name("e");
        body.code().beginControlFlow("try");
        body.code().addStatement(ok.isPresent() ? "result = $L" : "$L", returned(call, payload(0)));
        body.code().nextControlFlow("catch ($T $N)", types.visible(fallible.exception()), error);
        ending(1, fallible.err(), returned(CodeBlock.of("$N.error()", error), payload(1)));
        body.code().endControlFlow();
        ending(0, ok, CodeBlock.of("result"));
    }

    /** Lowers one of the two cases of a {@code result}, and returns. */
    private void ending(int which, Optional<Type> type, CodeBlock value) {
        if (!plan.resultSpilled()) {
            body.code().addStatement("return $L", which);
            return;
        }
        Discriminant discriminant = discriminant();
        Optional<Conversion> conversion = type.map(each -> conversions.of(
                each, discriminant.plan().cases().get(which).payload().orElseThrow()));
        discriminant.writeCase(which, value, conversion, new Place.Memory("out", 0), slots, body);
        body.code().addStatement("return 0");
    }

    private Optional<ValuePlan> payload(int which) {
        return discriminant().plan().cases().get(which).payload();
    }

    private Discriminant discriminant() {
        return new Discriminant((VariantPlan) plan.result().orElseThrow());
    }
}
