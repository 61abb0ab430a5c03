package dev.witloof.codegen.emit;

import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.MethodSpec;
import com.squareup.javapoet.TypeName;
import dev.witloof.codegen.bind.BoundFunction;
import dev.witloof.codegen.bind.BoundResult;
import dev.witloof.codegen.bind.Names;
import dev.witloof.component.abi.FieldPlan;
import dev.witloof.component.abi.FunctionPlan;
import dev.witloof.component.abi.ValuePlan;
import dev.witloof.component.abi.VariantPlan;
import dev.witloof.wit.model.Param;
import dev.witloof.wit.model.Type;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The method in front of an exported function: lowers the parameters, calls the guest, lifts the result. */
final class GuestFunctionEmitter {
    private final BoundFunction function;
    private final FunctionPlan plan;
    private final TypeMapper types;
    private final Conversions conversions;
    private final Slots slots;
    private final Body body = new Body("functions", "cx", "flat", "in", "out", "result", "failure", "thrown");

    private GuestFunctionEmitter(BoundFunction function, TypeMapper types, Conversions conversions) {
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
     * @param index the function's index in its interface
     * @param method a method without parameters and code
     */
    static MethodSpec emit(
            int index, BoundFunction function, MethodSpec.Builder method, TypeMapper types, Conversions conversions) {
        GuestFunctionEmitter emitter = new GuestFunctionEmitter(function, types, conversions);
        List<String> names = new ArrayList<>();
        for (Param param : function.wit().params()) {
            String name = emitter.body.name(Names.parameter(param.name()));
            method.addParameter(types.type(param.type()), name);
            names.add(name);
        }
        return method.addCode(emitter.emit(index, names)).build();
    }

    private CodeBlock emit(int index, List<String> names) {
        boolean fallible = function.result() instanceof BoundResult.Fallible;
        body.code().addStatement("$T cx = functions[$L]", RuntimeTypes.LIFTING, index);
        if (fallible) {
            body.code().addStatement("$T failure", exception());
        }
        body.code().addStatement("cx.enter()").beginControlFlow("try");
        lowerParameters(names);
        liftResult();
        body.code()
                .nextControlFlow("catch ($T thrown)", Throwable.class)
                .addStatement("throw cx.fail(thrown)")
                .nextControlFlow("finally")
                .addStatement("cx.exit()")
                .endControlFlow();
        if (fallible) {
            body.code().addStatement("throw failure");
        }
        return body.build();
    }

    private TypeName exception() {
        return MethodSpecs.exception(function, types).orElseThrow();
    }

    private void lowerParameters(List<String> names) {
        boolean spilled = plan.parametersSpilled();
        if (spilled) {
            body.code()
                    .addStatement(
                            "int in = cx.allocateParameters($L, $L)",
                            plan.parameters().size(),
                            plan.parameters().alignment());
        } else if (!names.isEmpty()) {
            body.code().addStatement("long[] flat = cx.flat()");
        }
        for (int i = 0; i < names.size(); i++) {
            FieldPlan field = plan.parameters().fields().get(i);
            Place place = spilled ? new Place.Memory("in", field.offset()) : new Place.Flat("", field.flatIndex());
            conversions
                    .of(function.wit().params().get(i).type(), field.plan())
                    .write(CodeBlock.of("$N", names.get(i)), place, slots, body);
        }
        if (spilled) {
            body.code().addStatement("cx.flat()[0] = $T.flat(in)", RuntimeTypes.SCALARS);
        }
    }

    private void liftResult() {
        if (plan.result().isEmpty()) {
            body.code().addStatement("cx.call()").addStatement("cx.postReturn()");
            return;
        }
        ValuePlan result = plan.result().get();
        if (plan.resultSpilled()) {
            body.code().addStatement("int out = cx.results(cx.call(), $L, $L)", result.size(), result.alignment());
        }
        if (function.result() instanceof BoundResult.Fallible fallible) {
            liftFallible(fallible, new Discriminant((VariantPlan) result));
        } else {
            Type type = function.result().value().orElseThrow();
            returning(type, value(conversions.of(type, result)));
        }
    }

    private void returning(Type type, CodeBlock value) {
        body.code()
                .addStatement("$T result = $L", types.type(type), value)
                .addStatement("cx.postReturn()")
                .addStatement("return result");
    }

    private CodeBlock value(Conversion conversion) {
        String call = "cx.call()";
        if (plan.resultSpilled()) {
            return conversion.read(new Place.Memory("out", 0), slots);
        }
        if (conversion instanceof MappedConversion mapped) {
            return mapped.fromWit(value(mapped.inner()));
        }
        if (conversion instanceof ScalarConversion scalar) {
            return scalar.fromWord(call);
        }
        return conversion instanceof HandleConversion handle
                ? handle.fromHandle("(int) " + call, slots)
                : ((CalledConversion) conversion).liftFrom(call, slots);
    }

    private void liftFallible(BoundResult.Fallible fallible, Discriminant discriminant) {
        Place.Memory out = new Place.Memory("out", 0);
        String which = body.name("discriminant");
        String read = plan.resultSpilled() ? discriminant.read(out) : "(int) cx.call()";
        body.code()
                .addStatement("int $N = $L", which, read)
                .beginControlFlow("switch ($N)", which)
                .beginControlFlow("case 0 ->");
        Optional<CodeBlock> ok = payload(fallible.ok(), discriminant, 0, out);
        if (ok.isPresent()) {
            returning(fallible.ok().orElseThrow(), ok.get());
        } else {
            body.code().addStatement("cx.postReturn()").addStatement("return");
        }
        CodeBlock error = payload(fallible.err(), discriminant, 1, out).orElse(CodeBlock.of(""));
        body.code()
                .endControlFlow()
                .add("case 1 -> failure = new $T($L);\n", exception(), error)
                .add("default -> throw cx.invalidDiscriminant($N, 2);\n", which)
                .endControlFlow()
                .addStatement("cx.postReturn()");
    }

    private Optional<CodeBlock> payload(Optional<Type> type, Discriminant discriminant, int which, Place.Memory out) {
        return type.map(each -> {
            ValuePlan payload = discriminant.plan().cases().get(which).payload().orElseThrow();
            return conversions.of(each, payload).read(discriminant.payload(out), slots);
        });
    }
}
