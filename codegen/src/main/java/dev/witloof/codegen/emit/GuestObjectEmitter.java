package dev.witloof.codegen.emit;

import com.squareup.javapoet.ArrayTypeName;
import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.MethodSpec;
import com.squareup.javapoet.NameAllocator;
import com.squareup.javapoet.ParameterSpec;
import com.squareup.javapoet.TypeName;
import com.squareup.javapoet.TypeSpec;
import dev.witloof.codegen.bind.BoundFunction;
import dev.witloof.codegen.bind.BoundInterface;
import dev.witloof.codegen.bind.Names;
import dev.witloof.wit.model.Param;
import dev.witloof.wit.model.TypeDef;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.lang.model.element.Modifier;

/** The class of the Java object that stands for a guest's interface, and those of its resources' proxies. */
final class GuestObjectEmitter {
    private static final String LIFTED = "Lifted";

    /**
     * How many functions one class has. A class file has room for more; but for each method with a {@code try}, the compiler
     * goes through all exceptions that methods of the class may throw.
     */
    private static final int FUNCTIONS_OF_A_CLASS = 300;

    private final BoundInterface owner;
    private final ClassName adapter;
    private final TypeMapper types;
    private final Conversions conversions;
    private final Map<BoundFunction, String> methods = new HashMap<>();

    GuestObjectEmitter(BoundInterface owner, ClassName adapter, TypeMapper types, Conversions conversions) {
        this.owner = owner;
        this.adapter = adapter;
        this.types = types;
        this.conversions = conversions;
        NameAllocator names = new NameAllocator();
        owner.ownFunctions().forEach(each -> methods.put(each, names.newName(each.name())));
        owner.functions().stream()
                .filter(BoundFunction::isMethod)
                .forEach(each -> methods.put(each, names.newName(HostMethods.name(each))));
    }

    ClassName lifted() {
        return adapter.nestedClass(LIFTED);
    }

    /**
     * The class of the object, and those that it extends, each with some of its methods. Those for resources take the proxy as
     * their first parameter.
     */
    List<TypeSpec> liftedClasses(TypeName subject) {
        List<TypeSpec> classes = new ArrayList<>();
        int size = owner.functions().size();
        int last = size == 0 ? 0 : (size - 1) / FUNCTIONS_OF_A_CLASS;
        for (int part = last; part >= 0; part--) {
            TypeSpec.Builder type = liftedClass(part, part == last, subject);
            int to = Math.min(size, (part + 1) * FUNCTIONS_OF_A_CLASS);
            for (int i = part * FUNCTIONS_OF_A_CLASS; i < to; i++) {
                BoundFunction function = owner.functions().get(i);
                type.addMethod(GuestFunctionEmitter.emit(i, function, signature(function), types, conversions));
            }
            classes.add(0, type.build());
        }
        return classes;
    }

    private TypeSpec.Builder liftedClass(int part, boolean root, TypeName subject) {
        TypeName functions = ArrayTypeName.of(RuntimeTypes.LIFTING);
        TypeSpec.Builder type = part == 0
                ? TypeSpecs.finalClass(lifted(), Modifier.PRIVATE)
                : TypeSpec.classBuilder(partName(part))
                        .addModifiers(Modifier.PRIVATE, Modifier.ABSTRACT, Modifier.STATIC);
        MethodSpec.Builder constructor = MethodSpec.constructorBuilder().addParameter(functions, "functions");
        if (root) {
            type.addSuperinterface(subject)
                    .addMethod(constructor
                            .addStatement("this.functions = functions")
                            .build());
            return part == 0
                    ? type.addField(functions, "functions", Modifier.PRIVATE, Modifier.FINAL)
                    : type.addField(functions, "functions", Modifier.FINAL);
        }
        return type.superclass(ClassName.get("", partName(part + 1)))
                .addMethod(constructor.addStatement("super(functions)").build());
    }

    /** Unlike any name that a WIT name becomes: those of types do not end with an underscore. */
    private static String partName(int part) {
        return LIFTED + part + "_";
    }

    private MethodSpec.Builder signature(BoundFunction function) {
        return function.isMethod()
                ? MethodSpecs.plain(method(function), function, types)
                : MethodSpecs.overriding(function, types);
    }

    private String method(BoundFunction function) {
        return Objects.requireNonNull(methods.get(function));
    }

    /** The classes of the proxies. */
    List<TypeSpec> proxyClasses() {
        return owner.resources().stream().map(this::proxyClass).toList();
    }

    private TypeSpec proxyClass(TypeDef resource) {
        TypeSpec.Builder proxy = TypeSpecs.finalClass(proxyName(resource), Modifier.PRIVATE)
                .superclass(RuntimeTypes.GUEST_RESOURCE)
                .addSuperinterface(types.declared(resource))
                .addField(lifted(), "guest", Modifier.PRIVATE, Modifier.FINAL)
                .addMethod(MethodSpec.constructorBuilder()
                        .addParameter(lifted(), "guest")
                        .addStatement("this.guest = guest")
                        .build());
        owner.functionsOf(resource).filter(BoundFunction::isMethod).forEach(each -> proxy.addMethod(delegate(each)));
        return proxy.build();
    }

    private MethodSpec delegate(BoundFunction function) {
        MethodSpec.Builder method = MethodSpecs.overriding(function, types);
        List<CodeBlock> arguments = new ArrayList<>();
        arguments.add(CodeBlock.of("this"));
        for (Param param : function.parameters()) {
            ParameterSpec parameter = ParameterSpec.builder(types.type(param.type()), Names.parameter(param.name()))
                    .build();
            method.addParameter(parameter);
            arguments.add(CodeBlock.of("$N", parameter));
        }
        String returning = function.result().value().isPresent() ? "return " : "";
        return method.addStatement(
                        "$Lthis.guest.$N($L)",
                        returning,
                        method(function),
                        arguments.stream().collect(CodeBlock.joining(", ")))
                .build();
    }

    private ClassName proxyName(TypeDef resource) {
        return adapter.nestedClass(types.homes().of(resource).nested(resource).simpleName() + "Proxy");
    }

    /** What makes each proxy, in the order of the resources, out of the variable {@code guest}. */
    List<CodeBlock> proxyCreations() {
        return owner.resources().stream()
                .map(each -> CodeBlock.of("new $T(($T) guest)", proxyName(each), lifted()))
                .toList();
    }
}
