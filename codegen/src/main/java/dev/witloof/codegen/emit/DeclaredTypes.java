package dev.witloof.codegen.emit;

import com.squareup.javapoet.TypeSpec;
import dev.witloof.codegen.bind.BoundFunction;
import dev.witloof.codegen.bind.BoundInterface;
import dev.witloof.codegen.bind.BoundResult;
import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import java.util.Optional;

/** Declares the Java types of an interface, or of a world, in the type that holds them. */
final class DeclaredTypes {
    private DeclaredTypes() {}

    static void addTo(TypeSpec.Builder holder, BoundInterface owner, TypeMapper types) {
        for (TypeDef def : owner.definitions()) {
            holder.addType(declare(def, owner, types));
        }
        for (TypeDef def : owner.errors()) {
            holder.addType(ExceptionEmitter.emit(
                    owner.home().exception(def),
                    Optional.of(errorValue(def, owner)),
                    "Carries the error {@code " + def.name().orElseThrow() + "}.",
                    types));
        }
    }

    /** Declares the exceptions of functions that have their own, in the type that holds the functions. */
    static void addExceptions(TypeSpec.Builder holder, BoundInterface owner, TypeMapper types) {
        owner.ownFunctions().forEach(each -> addException(holder, each, types));
    }

    private static TypeSpec declare(TypeDef def, BoundInterface owner, TypeMapper types) {
        TypeDefKind kind = def.kind();
        if (kind instanceof TypeDefKind.Record record) {
            return RecordEmitter.emit(def, record, types);
        }
        if (kind instanceof TypeDefKind.Variant variant) {
            return VariantEmitter.emit(def, variant, types);
        }
        if (kind instanceof TypeDefKind.Enum each) {
            return EnumEmitter.emit(def, each, types);
        }
        return kind instanceof TypeDefKind.Flags flags
                ? EnumEmitter.emit(def, flags, types)
                : ResourceEmitter.emit(def, owner, types);
    }

    /** The type of the value that the exception of an error type carries: for a resource an owned handle. */
    private static Type errorValue(TypeDef def, BoundInterface owner) {
        return def.kind() instanceof TypeDefKind.Resource
                ? new TypeDef(new TypeDefKind.Own(def), owner.item().stability(), def.span())
                : def;
    }

    private static void addException(TypeSpec.Builder holder, BoundFunction function, TypeMapper types) {
        boolean inResource = function.wit().kind().resource().isPresent();
        if (!inResource && function.result() instanceof BoundResult.Fallible fallible && fallible.own()) {
            holder.addType(ResourceEmitter.ownException(function, fallible, types));
        }
    }
}
