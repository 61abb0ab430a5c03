package dev.witloof.codegen.emit;

import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.TypeSpec;
import dev.witloof.codegen.bind.BoundInterface;
import java.util.Set;

/** The adapter of an interface, in both directions. */
final class InterfaceAdapters {
    private InterfaceAdapters() {}

    /**
     * Emits the adapter.
     *
     * @param hidden the names that mean something else in the file: those of {@link #hidden} for each interface whose adapter
     *     stands in it
     */
    static TypeSpec.Builder emit(BoundInterface owner, Set<String> hidden, String version) {
        TypeMapper types = new TypeMapper(owner.homes(), hidden);
        ClassName subject = owner.home().type();
        ClassName name = owner.home().adapter();
        AdapterEmitter adapter = new AdapterEmitter(name, owner, subject, types, version);
        GuestObjectEmitter guest = new GuestObjectEmitter(owner, name, types, adapter.conversions());
        TypeSpec.Builder type = adapter.declaredTypes()
                .lowering()
                .lifting(guest.lifted())
                .nested(guest.liftedClasses(subject))
                .proxies(guest)
                .finish();
        TypeSpecs.qualify(type, hidden);
        return type;
    }

    /** The names that the classes for a guest's object inherit from the interfaces they implement. */
    static Set<String> hidden(BoundInterface owner) {
        TypeMapper types = new TypeMapper(owner.homes(), Set.of());
        return TypeSpecs.nestedNames(InterfaceEmitter.emit(owner, types).build());
    }
}
