package dev.witloof.codegen.emit;

import com.squareup.javapoet.ArrayTypeName;
import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.FieldSpec;
import com.squareup.javapoet.MethodSpec;
import com.squareup.javapoet.NameAllocator;
import com.squareup.javapoet.ParameterizedTypeName;
import com.squareup.javapoet.TypeName;
import com.squareup.javapoet.TypeSpec;
import dev.witloof.codegen.bind.BoundInterface;
import dev.witloof.component.type.TypeText;
import java.util.List;
import javax.lang.model.element.Modifier;

/** The adapter class of an interface, or of one direction of a world's own functions. */
final class AdapterEmitter {
    private static final List<String> INHERITED = List.of("lower", "lift", "proxy", "version", "type", "text");

    /** How many lines of text one method has literals of. */
    static final int LINES_OF_A_METHOD = 2000;

    private final BoundInterface owner;
    private final TypeName subject;
    private final TypeMapper types;
    private final NameAllocator names;
    private final Conversions conversions;
    private final TypeSpec.Builder type;

    /**
     * Starts an adapter.
     *
     * @param name its class
     * @param owner what it is the adapter of
     * @param subject the Java type that it lifts to and lowers from
     * @param types the Java types, as the adapter sees them
     * @param version the generator's version
     */
    AdapterEmitter(ClassName name, BoundInterface owner, TypeName subject, TypeMapper types, String version) {
        this.owner = owner;
        this.subject = subject;
        this.types = types;
        this.names = methodNames(owner);
        this.conversions = new Conversions(types, names);
        this.type = TypeSpecs.finalClass(name, Modifier.PUBLIC)
                .superclass(ParameterizedTypeName.get(RuntimeTypes.INTERFACE_ADAPTER, subject))
                .addJavadoc(Javadocs.of(
                                "Lifts and lowers {@code " + owner.item().name() + "}; for the linker, not for users.")
                        .build())
                .addField(FieldSpec.builder(name, "INSTANCE", Modifier.PUBLIC, Modifier.STATIC, Modifier.FINAL)
                        .addJavadoc("The one adapter.\n")
                        .initializer("new $T()", name)
                        .build());
        type.addMethod(constructor(version));
    }

    /**
     * The names of public methods are taken first: they follow from the types alone. Then those of functions, each with its
     * function as the tag: the guest's object has methods of these names, which would hide others of the adapter.
     */
    static NameAllocator methodNames(BoundInterface owner) {
        NameAllocator names = new NameAllocator();
        INHERITED.forEach(names::newName);
        owner.definitions().forEach(def -> {
            for (ConversionMethod method : ConversionMethod.values()) {
                names.newName(method.of(owner.home().nested(def).simpleName()));
            }
        });
        owner.functions().forEach(each -> names.newName(HostMethods.name(each), each));
        return names;
    }

    private MethodSpec constructor(String version) {
        CodeBlock.Builder arguments = CodeBlock.builder()
                .add(
                        "$T.of($L, $L, $S)",
                        RuntimeTypes.ABI_VERSION,
                        RuntimeTypes.ABI_MAJOR,
                        RuntimeTypes.ABI_MINOR,
                        version)
                .add(",\n$T.class", subject);
        List<String> text = TypeText.print(owner.type()).lines().toList();
        if (text.size() <= LINES_OF_A_METHOD) {
            text.forEach(line -> arguments.add(",\n$L", TextLiterals.of(line)));
        } else {
            arguments.add(",\n$L", LongText.addTo(type, text));
        }
        return MethodSpec.constructorBuilder()
                .addModifiers(Modifier.PRIVATE)
                .addStatement("super($L)", arguments.build())
                .build();
    }

    Conversions conversions() {
        return conversions;
    }

    /** Adds the public conversions of the types that the interface declares. */
    AdapterEmitter declaredTypes() {
        DeclaredConversions.addTo(type, owner, types, conversions);
        return this;
    }

    /** Adds the way from a Java object to imported functions. */
    AdapterEmitter lowering() {
        new LoweringMethods(subject, types, conversions, names).addTo(type, lowerSignature(subject), owner.functions());
        return this;
    }

    static MethodSpec lowerSignature(TypeName subject) {
        return overriding("lower")
                .returns(RuntimeTypes.HOST_FUNCTION)
                .addParameter(TypeName.INT, "function")
                .addParameter(subject, "impl")
                .build();
    }

    /** Adds the way from exported functions to a Java object. */
    AdapterEmitter lifting(ClassName lifted) {
        type.addMethod(liftSignature(subject).toBuilder()
                .addStatement("return new $T(functions)", lifted)
                .build());
        return this;
    }

    static MethodSpec liftSignature(TypeName subject) {
        return overriding("lift")
                .returns(subject)
                .addParameter(ArrayTypeName.of(RuntimeTypes.LIFTING), "functions")
                .build();
    }

    private static MethodSpec.Builder overriding(String method) {
        return MethodSpec.methodBuilder(method).addAnnotation(Override.class).addModifiers(Modifier.PUBLIC);
    }

    /** Adds a method that nothing calls, because a world's own functions go in one direction only. */
    AdapterEmitter refusing(MethodSpec signature, String why) {
        type.addMethod(signature.toBuilder()
                .addStatement("throw new $T($S)", UnsupportedOperationException.class, why)
                .build());
        return this;
    }

    /** Adds what makes the proxies of the resources that the interface defines. */
    AdapterEmitter proxies(GuestObjectEmitter guest) {
        if (!owner.resources().isEmpty()) {
            MethodSpec proxy = overriding("proxy")
                    .returns(RuntimeTypes.GUEST_RESOURCE)
                    .addParameter(TypeName.INT, "resource")
                    .addParameter(subject, "guest")
                    .build();
            SwitchMethods.of(proxy, guest.proxyCreations(), names).forEach(type::addMethod);
            guest.proxyClasses().forEach(type::addType);
        }
        return this;
    }

    AdapterEmitter nested(List<TypeSpec> nested) {
        nested.forEach(type::addType);
        return this;
    }

    /** Returns the class, with all conversions that were asked for. */
    TypeSpec.Builder finish() {
        conversions.addInPlaceMethods(type);
        return type;
    }
}
