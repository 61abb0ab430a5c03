package dev.witloof.it.mirror;

import dev.witloof.codegen.bind.Bindings;
import dev.witloof.codegen.bind.BoundFunction;
import dev.witloof.codegen.bind.BoundInterface;
import dev.witloof.codegen.bind.BoundPort;
import dev.witloof.codegen.bind.BoundResult;
import dev.witloof.codegen.bind.BoundWorld;
import dev.witloof.component.abi.ResourceSlots;
import dev.witloof.component.type.FunctionType;
import dev.witloof.component.type.ResultType;
import dev.witloof.component.type.ValueType;
import dev.witloof.wit.model.TypeDef;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A function of a generated world, and the Java method that it is.
 *
 * @param item the import or export that it belongs to; empty for the world itself
 * @param labelled whether that is an interface with a name, under another
 * @param getter the method of {@code Imports} or {@code Exports} that gives the interface, unless it is the world
 * @param bound the function
 * @param method its method, which may be one of a resource
 */
record MirrorFunction(String item, boolean labelled, Optional<Method> getter, BoundFunction bound, Method method) {
    /** Its name among all functions of the imports, or of the exports. */
    String id() {
        return item + '#' + bound.wit().name();
    }

    /**
     * Where the resources of a class belong that it takes or gives: two labels of one interface have two resource types of
     * one class.
     *
     * @return the label, if the class is that of the labelled interface itself; otherwise nothing
     */
    String realm(Class<?> resource) {
        return labelled && resource.getEnclosingClass() == getter.orElseThrow().getReturnType() ? item : "";
    }

    /** Whether it can be called without having a resource. */
    boolean takesResources() {
        return parameters().stream().anyMatch(type -> !ResourceSlots.of(type).isEmpty());
    }

    boolean isMethod() {
        return bound.isMethod();
    }

    boolean isFallible() {
        return bound.result() instanceof BoundResult.Fallible;
    }

    /** The types of the Java method's parameters. */
    List<ValueType> parameters() {
        return bound.plan().type().parameters().stream()
                .skip(isMethod() ? 1 : 0)
                .map(FunctionType.Parameter::type)
                .toList();
    }

    /** The result, where that may be an error. */
    ResultType fallible() {
        return (ResultType) bound.plan().type().result().orElseThrow();
    }

    /** What the Java method returns, if anything. */
    Optional<ValueType> returned() {
        return isFallible() ? fallible().ok() : bound.plan().type().result();
    }

    /**
     * Finds all functions that a world imports or exports.
     *
     * @param group the class {@code Imports} or {@code Exports} of the world
     */
    static List<MirrorFunction> of(Bindings bindings, BoundWorld world, boolean imported, Class<?> group)
            throws ClassNotFoundException {
        List<MirrorFunction> functions = new ArrayList<>();
        for (BoundPort port : imported ? world.imports() : world.exports()) {
            if (port.hasFunctions()) {
                Method getter = method(group, port.getter(), 0);
                Stream<BoundInterface> candidates = Stream.concat(
                        bindings.interfaces().stream(),
                        (imported ? world.inlineImports() : world.inlineExports()).stream());
                BoundInterface found = candidates
                        .filter(each -> each.home().equals(port.home()))
                        .findFirst()
                        .orElseThrow();
                boolean labelled = port.wit()
                        .id()
                        .filter(id -> !id.equals(port.componentName()))
                        .isPresent();
                add(functions, port.componentName(), labelled, Optional.of(getter), found, getter.getReturnType());
            }
        }
        add(functions, "", false, Optional.empty(), imported ? world.ownImports() : world.ownExports(), group);
        return functions;
    }

    private static void add(
            List<MirrorFunction> functions,
            String item,
            boolean labelled,
            Optional<Method> getter,
            BoundInterface all,
            Class<?> type)
            throws ClassNotFoundException {
        for (BoundFunction function : all.functions()) {
            Class<?> declaring = type;
            if (function.isMethod()) {
                TypeDef resource = function.wit().kind().resource().orElseThrow();
                String name = all.homes().of(resource).nested(resource).reflectionName();
                declaring = Class.forName(name, false, type.getClassLoader());
            }
            Method method =
                    method(declaring, function.name(), function.parameters().size());
            functions.add(new MirrorFunction(item, labelled, getter, function, method));
        }
    }

    private static Method method(Class<?> type, String name, int parameters) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(each -> each.getName().equals(name) && each.getParameterCount() == parameters)
                .findFirst()
                .orElseThrow(() -> new AssertionError(type + " has no method " + name));
    }
}
