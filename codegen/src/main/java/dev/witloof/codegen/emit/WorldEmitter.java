package dev.witloof.codegen.emit;

import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.FieldSpec;
import com.squareup.javapoet.MethodSpec;
import com.squareup.javapoet.TypeName;
import com.squareup.javapoet.TypeSpec;
import dev.witloof.codegen.bind.BoundPort;
import dev.witloof.codegen.bind.BoundWorld;
import java.util.Optional;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** The Java class of a world. */
final class WorldEmitter {
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
                .addJavadoc(javadoc())
                .addField(adapterField())
                .addField(RuntimeTypes.GUEST_INSTANCE, "instance", Modifier.PRIVATE, Modifier.FINAL)
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
                .gates(world.wit().stability())
                .build();
    }

    private FieldSpec adapterField() {
        CodeBlock.Builder value = CodeBlock.builder()
                .add(
                        "$T.builder($T.of($L, $L, $S), $S)",
                        RuntimeTypes.WORLD_ADAPTER,
                        RuntimeTypes.ABI_VERSION,
                        RuntimeTypes.ABI_MAJOR,
                        RuntimeTypes.ABI_MINOR,
                        version,
                        world.wit().id());
        value.add("$>$>");
        addPorts(value, "imports", imports, adapters.ownImports());
        addPorts(value, "exports", exports, adapters.ownExports());
        return FieldSpec.builder(RuntimeTypes.WORLD_ADAPTER, "ADAPTER")
                .addModifiers(Modifier.PRIVATE, Modifier.STATIC, Modifier.FINAL)
                .initializer(value.add("\n.build()$<$<").build())
                .build();
    }

    private static void addPorts(CodeBlock.Builder value, String method, WorldPorts ports, ClassName own) {
        for (BoundPort port : ports.ports()) {
            value.add(
                    "\n.$L($S, $T.INSTANCE)",
                    method,
                    port.componentName(),
                    port.home().adapter());
        }
        if (ports.hasOwn()) {
            value.add("\n.$L($S, $T.INSTANCE)", method, "", own);
        }
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
