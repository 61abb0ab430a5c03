package dev.witloof.codegen.emit;

import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.FieldSpec;
import com.squareup.javapoet.MethodSpec;
import com.squareup.javapoet.TypeName;
import com.squareup.javapoet.TypeSpec;
import dev.witloof.codegen.bind.BoundPort;
import dev.witloof.codegen.bind.BoundWorld;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** The Java class of a world. */
final class WorldEmitter {
    private static final int PORTS_OF_AN_EXPRESSION = 200;
    private static final int PORTS_OF_A_METHOD = 1000;

    private final BoundWorld world;
    private final ClassName name;
    private final WorldPorts imports;
    private final WorldPorts exports;
    private final WorldAdapters adapters;
    private final String version;

    WorldEmitter(BoundWorld world, WorldPorts imports, WorldPorts exports, WorldAdapters adapters, String version) {
        this.world = world;
        this.name = world.home().type();
        this.imports = imports;
        this.exports = exports;
        this.adapters = adapters;
        this.version = version;
    }

    TypeSpec emit() {
        TypeSpec exported = exports.declare(
                "What a guest of this world gives.",
                new TypeMapper(world.ownExports().homes(), Set.of()));
        Set<String> hidden = TypeSpecs.nestedNames(exported);
        TypeMapper types = new TypeMapper(world.ownImports().homes(), hidden);
        TypeSpec.Builder type = TypeSpecs.finalClass(name, Modifier.PUBLIC)
                .addSuperinterface(AutoCloseable.class)
                .addJavadoc(javadoc());
        addAdapter(type, types);
        type.addField(RuntimeTypes.GUEST_INSTANCE, "instance", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(prepare());
        DeclaredTypes.addTo(type, world.ownImports(), types);
        if (imports.isDeclared()) {
            type.addType(imports.declare("What a host gives to a guest of this world.", types));
        }
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addParameter(RuntimeTypes.GUEST_INSTANCE, "instance")
                .addStatement("this.instance = instance");
        if (exports.isDeclared()) {
            type.addType(exports.declare("What a guest of this world gives.", types));
        }
        if (exports.hasMembers()) {
            type.addField(exports.name(), "exports", Modifier.PRIVATE, Modifier.FINAL)
                    .addMethod(exportsGetter())
                    .addType(new GuestExportsEmitter(world, exports, adapters, types).emit());
            constructor.addStatement("this.exports = new $T(instance)", GuestExportsEmitter.name(world));
        }
        type.addMethod(constructor.build()).addMethod(close()).addType(PreparedEmitter.emit(name, imports));
        TypeSpecs.qualify(type, hidden);
        return type.build();
    }

    private CodeBlock javadoc() {
        return Javadocs.of(
                        world.wit().docs(),
                        "The WIT world {@code " + world.wit().id() + "}.")
                .paragraph("An instance is confined to the thread of its store.")
                .attributes(world.wit().stability(), Optional.empty())
                .build();
    }

    private FieldSpec.Builder adapterField() {
        return FieldSpec.builder(RuntimeTypes.WORLD_ADAPTER, "ADAPTER")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL);
    }

    /** Adds the adapter: one expression, or methods for a world with more ports than the compiler can nest in one. */
    private void addAdapter(TypeSpec.Builder type, TypeMapper types) {
        List<CodeBlock> ports = new ArrayList<>(calls("imports", imports, adapters.ownImports()));
        ports.addAll(calls("exports", exports, adapters.ownExports()));
        CodeBlock builder = CodeBlock.of(
                "$T.builder($T.of($L, $L, $S), $S)",
                RuntimeTypes.WORLD_ADAPTER,
                RuntimeTypes.ABI_VERSION,
                RuntimeTypes.ABI_MAJOR,
                RuntimeTypes.ABI_MINOR,
                version,
                world.wit().id());
        if (ports.size() <= PORTS_OF_AN_EXPRESSION) {
            CodeBlock.Builder value = CodeBlock.builder().add(builder).add("$>$>");
            ports.forEach(port -> value.add("\n").add(port));
            type.addField(adapterField()
                    .initializer(value.add("\n.build()$<$<").build())
                    .build());
            return;
        }
        ClassName builderType = types.visible(RuntimeTypes.WORLD_ADAPTER.nestedClass("Builder"));
        MethodSpec.Builder adapter = MethodSpec.methodBuilder("adapter")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                .returns(RuntimeTypes.WORLD_ADAPTER)
                .addStatement("$T builder = $L", builderType, builder);
        for (int from = 0; from < ports.size(); from += PORTS_OF_A_METHOD) {
            MethodSpec.Builder part = MethodSpec.methodBuilder("addPortsFrom" + from)
                    .addModifiers(Modifier.PRIVATE, Modifier.STATIC)
                    .addParameter(builderType, "builder");
            ports.subList(from, Math.min(ports.size(), from + PORTS_OF_A_METHOD))
                    .forEach(port -> part.addStatement("builder$L", port));
            adapter.addStatement("addPortsFrom$L(builder)", from);
            type.addMethod(part.build());
        }
        type.addField(adapterField().initializer("adapter()").build())
                .addMethod(adapter.addStatement("return builder.build()").build());
    }

    private static List<CodeBlock> calls(String method, WorldPorts ports, ClassName own) {
        List<CodeBlock> calls = new ArrayList<>();
        for (BoundPort port : ports.ports()) {
            calls.add(CodeBlock.of(
                    ".$L($S, $T.INSTANCE)",
                    method,
                    port.componentName(),
                    port.home().adapter()));
        }
        if (ports.hasOwn()) {
            calls.add(CodeBlock.of(".$L($S, $T.INSTANCE)", method, "", own));
        }
        return calls;
    }

    private MethodSpec prepare() {
        ClassName prepared = PreparedEmitter.name(name);
        return MethodSpec.methodBuilder("prepare")
                .addModifiers(Modifier.PUBLIC, Modifier.STATIC)
                .addJavadoc(Javadocs.of("Checks that a component fits this world, once for all its instances.")
                        .param("component", Optional.empty(), "the component")
                        .returns("the component, ready to be instantiated; safe for use by several threads")
                        .build())
                .returns(prepared)
                .addParameter(RuntimeTypes.COMPONENT, "component")
                .addStatement("return new $T(ADAPTER.prepare(component))", prepared)
                .build();
    }

    private MethodSpec exportsGetter() {
        return MethodSpec.methodBuilder("exports")
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(Javadocs.of("Returns what the guest gives.")
                        .returns("the exports, always the same object")
                        .build())
                .returns(exports.name())
                .addStatement("return exports")
                .build();
    }

    private static MethodSpec close() {
        return MethodSpec.methodBuilder("close")
                .addAnnotation(Override.class)
                .addModifiers(Modifier.PUBLIC)
                .addJavadoc(Javadocs.of("Ends the instance and closes what it owns. Closing it again does nothing.")
                        .build())
                .returns(TypeName.VOID)
                .addStatement("instance.close()")
                .build();
    }
}
