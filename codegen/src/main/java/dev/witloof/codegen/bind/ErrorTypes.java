package dev.witloof.codegen.bind;

import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.PackageName;
import dev.witloof.wit.model.Resolve;
import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import dev.witloof.wit.model.WitPackage;
import dev.witloof.wit.model.World;
import dev.witloof.wit.model.WorldItem;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Which error types have an exception of their own: those that a function of their own package fails with.
 *
 * <p>It is the package's text alone that decides, so that the Java of an interface never depends on who uses it. Not safe
 * for use by several threads.
 */
public final class ErrorTypes {
    private final Resolve resolve;
    private final Map<PackageName, Set<TypeDef>> known = new HashMap<>();

    /**
     * Makes an empty view of a model.
     *
     * @param resolve the model
     */
    public ErrorTypes(Resolve resolve) {
        this.resolve = resolve;
    }

    /**
     * Returns the definition that names an error type.
     *
     * @param error the type
     * @return the definition along the aliases that the error's Java type is made from: that of a record, variant, enum,
     *     flags or resource, or else the first name that was given to a type spelled in place; nothing for a type without a
     *     name
     */
    public static Optional<TypeDef> definition(Type error) {
        if (!(error instanceof TypeDef def)) {
            return Optional.empty();
        }
        if (def.kind() instanceof TypeDefKind.Own own) {
            return Optional.of(own.resource().dealias());
        }
        if (def.name().isEmpty()) {
            return Optional.empty();
        }
        while (def.kind() instanceof TypeDefKind.Alias alias
                && alias.type() instanceof TypeDef next
                && next.name().isPresent()) {
            def = next;
        }
        return Optional.of(def);
    }

    /**
     * Says whether an error type has an exception, which stands beside its definition.
     *
     * @param def the definition of the error type
     * @return whether a function of the same package fails with it
     */
    public boolean hasException(TypeDef def) {
        PackageName name = def.owner().orElseThrow().packageName();
        return known.computeIfAbsent(name, this::find).contains(def);
    }

    private Set<TypeDef> find(PackageName name) {
        Set<TypeDef> found = new HashSet<>();
        WitPackage text = resolve.packages().get(name);
        if (text != null) {
            functions(text)
                    .flatMap(function -> result(function).flatMap(TypeDefKind.Result::err).stream())
                    .flatMap(error -> definition(error).stream())
                    .filter(def -> def.owner().orElseThrow().packageName().equals(name))
                    .forEach(found::add);
        }
        return found;
    }

    /**
     * Returns the {@code result} type that a function returns.
     *
     * @param function the function
     * @return the type, or nothing if it returns something else or nothing
     */
    public static Optional<TypeDefKind.Result> result(Function function) {
        return function.result()
                .filter(TypeDef.class::isInstance)
                .map(type -> ((TypeDef) type).dealias().kind())
                .filter(TypeDefKind.Result.class::isInstance)
                .map(TypeDefKind.Result.class::cast);
    }

    private static Stream<Function> functions(WitPackage text) {
        Stream<Function> ofInterfaces = text.interfaces().values().stream().flatMap(ErrorTypes::functions);
        return Stream.concat(ofInterfaces, text.worlds().values().stream().flatMap(ErrorTypes::functions));
    }

    private static Stream<Function> functions(Interface each) {
        return each.functions().values().stream();
    }

    private static Stream<Function> functions(World world) {
        return Stream.of(world.imports(), world.exports()).map(Map::values).flatMap(ErrorTypes::functions);
    }

    private static Stream<Function> functions(Collection<WorldItem> items) {
        return items.stream().flatMap(item -> {
            if (item instanceof WorldItem.FunctionItem each) {
                return Stream.of(each.function());
            }
            return item instanceof WorldItem.InterfaceItem each ? functions(each.type()) : Stream.empty();
        });
    }
}
