package dev.witloof.codegen.emit;

import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.MethodSpec;
import com.squareup.javapoet.TypeSpec;
import dev.witloof.codegen.bind.BoundInterface;
import dev.witloof.codegen.bind.BoundWorld;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import javax.lang.model.element.Modifier;

/** The class with the adapters of what is spelled in a world: its types, its own functions, its interfaces. */
final class WorldAdapters {
    private final BoundWorld world;
    private final WorldPorts imports;
    private final WorldPorts exports;
    private final String version;
    /** Names that classes in the file inherit. What else has them is qualified in all of it, since it has one list of imports. */
    private final Set<String> hidden = new LinkedHashSet<>();

    private final TypeMapper types;

    WorldAdapters(BoundWorld world, WorldPorts imports, WorldPorts exports, String version) {
        this.world = world;
        this.imports = imports;
        this.exports = exports;
        this.version = version;
        imports.inline().forEach(each -> hidden.addAll(InterfaceAdapters.hidden(each)));
        exports.inline().forEach(each -> hidden.addAll(InterfaceAdapters.hidden(each)));
        this.types = new TypeMapper(world.ownImports().homes(), hidden);
    }

    /** The adapter of the functions that the world imports directly. */
    ClassName ownImports() {
        return world.home().adapter().nestedClass("ImportsAdapter");
    }

    /** The adapter of the functions that the world exports directly. */
    ClassName ownExports() {
        return world.home().adapter().nestedClass("ExportsAdapter");
    }

    /** The Java interface of the functions that the world exports directly. */
    ClassName exportedFunctions() {
        return ownExports().nestedClass("ExportedFunctions");
    }

    /** Whether there is anything to put into the class. */
    boolean isNeeded() {
        return imports.hasOwn()
                || exports.hasOwn()
                || !imports.inline().isEmpty()
                || !exports.inline().isEmpty()
                || world.ownImports().definitions().stream().anyMatch(def -> TypeMapper.declaresType(def.kind()));
    }

    TypeSpec emit() {
        TypeSpec.Builder type = TypeSpecs.finalClass(world.home().adapter(), Modifier.PUBLIC)
                .addJavadoc(Javadocs.of("The adapters of what stands in the world {@code "
                                + world.wit().id() + "} itself; for the linker, not for users.")
                        .build())
                .addMethod(MethodSpec.constructorBuilder()
                        .addModifiers(Modifier.PRIVATE)
                        .build());
        addTypes(type);
        if (imports.hasOwn()) {
            type.addType(importsAdapter());
        }
        if (exports.hasOwn()) {
            type.addType(exportsAdapter());
        }
        imports.inline().forEach(each -> add(type, each));
        exports.inline().forEach(each -> add(type, each));
        TypeSpecs.qualify(type, hidden);
        return type.build();
    }

    private void addTypes(TypeSpec.Builder type) {
        Conversions conversions = new Conversions(types, AdapterEmitter.methodNames(world.ownImports()));
        DeclaredConversions.addTo(type, world.ownImports(), types, conversions);
        conversions.addInPlaceMethods(type);
    }

    private TypeSpec importsAdapter() {
        return new AdapterEmitter(ownImports(), imports.own(), imports.name(), types, version)
                .lowering()
                .refusing(
                        AdapterEmitter.liftSignature(imports.name()),
                        "the functions that a world imports directly are given by a host")
                .finish()
                .build();
    }

    private TypeSpec exportsAdapter() {
        ClassName subject = exportedFunctions();
        AdapterEmitter adapter = new AdapterEmitter(ownExports(), exports.own(), subject, types, version);
        GuestObjectEmitter guest = new GuestObjectEmitter(exports.own(), ownExports(), types, adapter.conversions());
        return adapter.lifting(guest.lifted())
                .refusing(
                        AdapterEmitter.lowerSignature(subject),
                        "the functions that a world exports directly are given by a guest")
                .nested(List.of(functions(subject)))
                .nested(guest.liftedClasses(subject))
                .finish()
                .build();
    }

    private TypeSpec functions(ClassName subject) {
        TypeSpec.Builder type = TypeSpecs.publicInterface(subject)
                .addJavadoc(Javadocs.of("The functions that a guest exports directly.")
                        .build());
        exports.own().functions().forEach(each -> type.addMethod(MethodSpecs.declared(each, types)));
        return type.build();
    }

    private void add(TypeSpec.Builder type, BoundInterface each) {
        type.addType(InterfaceAdapters.emit(each, hidden, version).build());
    }
}
