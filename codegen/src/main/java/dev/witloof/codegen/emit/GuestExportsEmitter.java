package dev.witloof.codegen.emit;

import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.MethodSpec;
import com.squareup.javapoet.ParameterSpec;
import com.squareup.javapoet.TypeSpec;
import dev.witloof.codegen.bind.BoundFunction;
import dev.witloof.codegen.bind.BoundPort;
import dev.witloof.codegen.bind.BoundWorld;
import dev.witloof.codegen.bind.Names;
import dev.witloof.wit.model.Param;
import java.util.ArrayList;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The class of what one guest of a world gives: the objects of its interfaces, and its own functions. */
final class GuestExportsEmitter {
    private final BoundWorld world;
    private final WorldPorts exports;
    private final WorldAdapters adapters;
    private final TypeMapper types;

    GuestExportsEmitter(BoundWorld world, WorldPorts exports, WorldAdapters adapters, TypeMapper types) {
        this.world = world;
        this.exports = exports;
        this.adapters = adapters;
        this.types = types;
    }

    static ClassName name(BoundWorld world) {
        return world.home().type().nestedClass("GuestExports");
    }

    TypeSpec emit() {
        MethodSpec.Builder constructor =
                MethodSpec.constructorBuilder().addParameter(RuntimeTypes.GUEST_INSTANCE, "instance");
        TypeSpec.Builder type =
                TypeSpecs.finalClass(name(world), Modifier.PRIVATE).addSuperinterface(exports.name());
        for (int i = 0; i < exports.ports().size(); i++) {
            BoundPort port = exports.ports().get(i);
            if (port.hasFunctions()) {
                String field = "export" + i;
                type.addField(port.home().type(), field, Modifier.PRIVATE, Modifier.FINAL);
                constructor.addStatement(
                        "this.$N = instance.export($L, $T.INSTANCE)",
                        field,
                        i,
                        port.home().adapter());
                type.addMethod(WorldPorts.getter(port)
                        .addAnnotation(Override.class)
                        .addModifiers(Modifier.PUBLIC)
                        .addStatement("return this.$N", field)
                        .build());
            }
        }
        if (exports.hasOwn()) {
            type.addField(adapters.exportedFunctions(), "functions", Modifier.PRIVATE, Modifier.FINAL);
            constructor.addStatement(
                    "this.functions = instance.export($L, $T.INSTANCE)",
                    exports.ports().size(),
                    adapters.ownExports());
            exports.own().functions().forEach(each -> type.addMethod(delegate(each)));
        }
        return type.addMethod(constructor.build()).build();
    }

    private MethodSpec delegate(BoundFunction function) {
        MethodSpec.Builder method = MethodSpecs.overriding(function, types);
        List<CodeBlock> arguments = new ArrayList<>();
        for (Param param : function.parameters()) {
            ParameterSpec parameter = ParameterSpec.builder(types.type(param.type()), Names.parameter(param.name()))
                    .build();
            method.addParameter(parameter);
            arguments.add(CodeBlock.of("$N", parameter));
        }
        String returning = function.result().value().isPresent() ? "return " : "";
        return method.addStatement(
                        "$Lthis.functions.$N($L)",
                        returning,
                        function.name(),
                        arguments.stream().collect(CodeBlock.joining(", ")))
                .build();
    }
}
