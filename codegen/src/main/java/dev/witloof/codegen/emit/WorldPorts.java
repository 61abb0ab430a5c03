package dev.witloof.codegen.emit;

import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.MethodSpec;
import com.squareup.javapoet.TypeSpec;
import dev.witloof.codegen.bind.BoundInterface;
import dev.witloof.codegen.bind.BoundPort;
import dev.witloof.codegen.bind.BoundWorld;
import java.util.List;
import javax.lang.model.element.Modifier;

/**
 * One direction of a world: what {@code Imports} or {@code Exports} holds.
 *
 * @param name the Java interface
 * @param ports the interfaces
 * @param own the functions that stand directly in the world
 * @param inline the interfaces spelled in the world
 */
record WorldPorts(ClassName name, List<BoundPort> ports, BoundInterface own, List<BoundInterface> inline) {
    static WorldPorts imports(BoundWorld world) {
        return new WorldPorts(world.home().group(true), world.imports(), world.ownImports(), world.inlineImports());
    }

    static WorldPorts exports(BoundWorld world) {
        return new WorldPorts(world.home().group(false), world.exports(), world.ownExports(), world.inlineExports());
    }

    /** Whether the functions that stand directly in the world have an adapter of their own. */
    boolean hasOwn() {
        return !own.functions().isEmpty() || !own.type().resources().isEmpty();
    }

    /** Whether there is anything to give. */
    boolean hasMembers() {
        return hasOwn() || getters().stream().findAny().isPresent();
    }

    /** Whether the Java interface is declared: it may hold nothing but types. */
    boolean isDeclared() {
        return hasMembers() || !inline.isEmpty();
    }

    /** The interfaces that the Java interface has a method for. */
    List<BoundPort> getters() {
        return ports.stream().filter(BoundPort::hasFunctions).toList();
    }

    TypeSpec declare(String docs, TypeMapper types) {
        TypeSpec.Builder type =
                TypeSpecs.publicInterface(name).addJavadoc(Javadocs.of(docs).build());
        for (BoundPort port : getters()) {
            type.addMethod(getter(port)
                    .addModifiers(Modifier.PUBLIC, Modifier.ABSTRACT)
                    .addJavadoc(Javadocs.of(port.docs(), "{@code " + port.componentName() + "}.")
                            .attributes(port.stability(), port.externalId())
                            .returns("the implementation of {@code " + port.componentName() + "}")
                            .build())
                    .build());
        }
        own.ownFunctions().forEach(each -> type.addMethod(MethodSpecs.declared(each, types)));
        DeclaredTypes.addExceptions(type, own, types);
        inline.forEach(each -> type.addType(InterfaceEmitter.emit(each, types).build()));
        return type.build();
    }

    /** Starts the method that gives an interface. */
    static MethodSpec.Builder getter(BoundPort port) {
        return MethodSpec.methodBuilder(port.getter()).returns(port.home().type());
    }
}
