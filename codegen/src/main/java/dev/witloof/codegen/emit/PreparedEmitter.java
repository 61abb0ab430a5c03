package dev.witloof.codegen.emit;

import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.MethodSpec;
import com.squareup.javapoet.TypeSpec;
import dev.witloof.codegen.bind.BoundPort;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.lang.model.element.Modifier;

/** The class of a component that was checked against a world. */
final class PreparedEmitter {
    private PreparedEmitter() {}

    static ClassName name(ClassName world) {
        return world.nestedClass("Prepared");
    }

    static TypeSpec emit(ClassName world, WorldPorts imports) {
        return TypeSpecs.finalClass(name(world), Modifier.PUBLIC)
                .addJavadoc(Javadocs.of("A component that fits this world. Safe for use by several threads.")
                        .build())
                .addField(RuntimeTypes.PREPARED_WORLD, "prepared", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .addParameter(RuntimeTypes.PREPARED_WORLD, "prepared")
                        .addStatement("this.prepared = prepared")
                        .build())
                .addMethod(instantiate(world, imports))
                .build();
    }

    private static MethodSpec instantiate(ClassName world, WorldPorts imports) {
        Javadocs docs = Javadocs.of("Makes an instance.")
                .param("store", Optional.empty(), "the store that the instance lives in");
        MethodSpec.Builder method = MethodSpec.methodBuilder("instantiate")
                .addModifiers(Modifier.PUBLIC)
                .returns(world)
                .addParameter(RuntimeTypes.STORE, "store");
        if (imports.hasMembers()) {
            method.addParameter(imports.name(), "imports");
            docs.param("imports", Optional.empty(), "what the guest may call; each object is asked for once");
        }
        List<CodeBlock> arguments = new ArrayList<>();
        arguments.add(CodeBlock.of("store"));
        for (BoundPort port : imports.ports()) {
            arguments.add(
                    port.hasFunctions()
                            ? CodeBlock.of("imports.$N()", port.getter())
                            // Only its types are needed, so there is nothing for a host to implement.
                            : CodeBlock.of("new $T() {}", port.home().type()));
        }
        if (imports.hasOwn()) {
            arguments.add(CodeBlock.of("imports"));
        }
        return method.addJavadoc(docs.returns("the instance, to be closed").build())
                .addStatement(
                        "return new $T(prepared.instantiate($L))",
                        world,
                        arguments.stream().collect(CodeBlock.joining(arguments.size() > 3 ? ",\n" : ", ")))
                .build();
    }
}
