package dev.witloof.codegen.bind;

import com.squareup.javapoet.ClassName;
import dev.witloof.component.abi.AbiPlanner;
import dev.witloof.component.type.InterfaceType;
import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.FunctionKind;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Binds one interface, or what stands directly in a world. */
final class InterfaceBinder {
    private final ComponentTypes types;
    private final AbiPlanner planner;
    private final ErrorTypes errors;

    InterfaceBinder(ComponentTypes types, AbiPlanner planner, ErrorTypes errors) {
        this.types = types;
        this.planner = planner;
        this.errors = errors;
    }

    BoundInterface bind(Interface wit, String name, Homes homes) {
        InterfaceType type = InterfaceTypes.of(
                types, wit.id(), true, wit.types(), wit.functions().values());
        JavaHome home = homes.of(wit);
        return bind(
                home,
                home.type(),
                homes,
                WitItem.of(name, wit),
                wit.types(),
                wit.functions().values(),
                type);
    }

    BoundInterface bind(
            JavaHome home,
            ClassName subject,
            Homes homes,
            WitItem item,
            Map<String, TypeDef> defs,
            Collection<Function> functions,
            InterfaceType type) {
        List<TypeDef> named = List.copyOf(defs.values());
        return new BoundInterface(
                home,
                subject,
                homes,
                item,
                named.stream().filter(InterfaceBinder::isDeclared).toList(),
                named.stream().filter(this::hasException).toList(),
                functions.stream()
                        .map(each -> function(each, home, subject, homes))
                        .toList(),
                type);
    }

    static boolean isDeclared(TypeDef def) {
        TypeDefKind kind = def.kind();
        return kind instanceof TypeDefKind.Record
                || kind instanceof TypeDefKind.Variant
                || kind instanceof TypeDefKind.Enum
                || kind instanceof TypeDefKind.Flags
                || kind instanceof TypeDefKind.Resource;
    }

    private boolean hasException(TypeDef def) {
        return errors.hasException(def);
    }

    private BoundFunction function(Function wit, JavaHome home, ClassName subject, Homes homes) {
        return new BoundFunction(
                wit, planner.plan(types.function(wit)), methodName(wit), result(wit, home, subject, homes));
    }

    private static String methodName(Function wit) {
        FunctionKind kind = wit.kind();
        if (kind instanceof FunctionKind.Constructor) {
            return Names.method("new", wit.itemName());
        }
        if (kind instanceof FunctionKind.Static each) {
            return Names.method(Names.lowerCamel(each.type().name().orElseThrow()), wit.itemName());
        }
        return Names.method(wit.itemName());
    }

    private BoundResult result(Function wit, JavaHome home, ClassName subject, Homes homes) {
        Optional<TypeDefKind.Result> fallible = ErrorTypes.result(wit);
        if (fallible.isEmpty()) {
            return new BoundResult.Value(wit.result());
        }
        Optional<Type> err = fallible.get().err();
        Optional<TypeDef> shared = err.flatMap(ErrorTypes::definition).filter(errors::hasException);
        ClassName exception =
                shared.map(def -> homes.of(def).exception(def)).orElseGet(() -> ownException(wit, home, subject));
        return new BoundResult.Fallible(fallible.get().ok(), err, exception, shared.isEmpty());
    }

    private static ClassName ownException(Function wit, JavaHome home, ClassName subject) {
        String name = wit.kind() instanceof FunctionKind.Constructor ? "new-" + wit.itemName() : wit.itemName();
        return home.exception(name, wit.kind().resource().map(home::nested).orElse(subject));
    }
}
