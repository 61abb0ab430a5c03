package dev.witloof.codegen.emit;

import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.TypeSpec;
import dev.witloof.codegen.GeneratedFile;
import dev.witloof.codegen.GenerationException;
import dev.witloof.codegen.bind.Bindings;
import dev.witloof.codegen.bind.BoundInterface;
import dev.witloof.codegen.bind.BoundWorld;
import dev.witloof.codegen.bind.WitItem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Spells bindings as Java: one file for each interface and world, and one for the adapters of each. */
public final class SourceEmitter {
    /** The classes of java.lang that generated code refers to. */
    private static final List<String> JAVA_LANG = List.of(
            "AutoCloseable",
            "Boolean",
            "Byte",
            "Double",
            "Float",
            "IndexOutOfBoundsException",
            "Integer",
            "Long",
            "Object",
            "Override",
            "Short",
            "String",
            "Throwable",
            "UnsupportedOperationException");

    private final String version;
    private final JavaFiles files;
    private final Map<String, Set<String>> packageTypes;
    private final List<GeneratedFile> generated = new ArrayList<>();
    private final TreeMap<String, String> packages = new TreeMap<>();

    private SourceEmitter(String version, Map<String, Set<String>> packageTypes) {
        this.packageTypes = packageTypes;
        this.version = version;
        this.files = new JavaFiles(version);
    }

    /**
     * Emits all files.
     *
     * @param bindings what to generate
     * @param version the generator's version
     * @return the Java sources
     * @throws GenerationException if that is more Java than is generated at once
     */
    public static List<GeneratedFile> emit(Bindings bindings, String version) throws GenerationException {
        SourceEmitter emitter = new SourceEmitter(version, bindings.packageTypes());
        for (BoundInterface each : bindings.interfaces()) {
            emitter.emit(each);
        }
        for (BoundWorld world : bindings.worlds()) {
            emitter.emit(world);
        }
        emitter.packages.forEach((name, docs) -> emitter.generated.add(emitter.files.packageInfo(name, docs)));
        return emitter.generated;
    }

    private void emit(BoundInterface each) throws GenerationException {
        add(each.home().type(), InterfaceEmitter.emit(each, new TypeMapper(each.homes(), Set.of())), each.item());
        add(each.home().adapter(), InterfaceAdapters.emit(each, InterfaceAdapters.hidden(each), version), each.item());
    }

    private void emit(BoundWorld world) throws GenerationException {
        WorldPorts imports = WorldPorts.imports(world);
        WorldPorts exports = WorldPorts.exports(world);
        WorldAdapters adapters = new WorldAdapters(world, imports, exports, version);
        WitItem source = world.ownImports().item();
        add(
                world.home().type(),
                new WorldEmitter(world, imports, exports, adapters, version).emit().toBuilder(),
                source);
        if (adapters.isNeeded()) {
            add(world.home().adapter(), adapters.emit().toBuilder(), source);
        }
    }

    /** Classes of java.lang are not imported, so one of the same package would be taken for it. */
    private List<String> hiddenClasses(String packageName) {
        Set<String> names = packageTypes.getOrDefault(packageName, Set.of());
        return JAVA_LANG.stream().filter(names::contains).toList();
    }

    private void add(ClassName name, TypeSpec.Builder type, WitItem source) throws GenerationException {
        type.addAnnotation(TypeSpecs.generated(version));
        TypeSpecs.qualify(type, hiddenClasses(name.packageName()));
        generated.add(files.render(name, type.build(), source));
        if (!name.packageName().isEmpty()) {
            boolean adapters = name.packageName().endsWith(".adapters");
            packages.put(
                    name.packageName(),
                    adapters ? "Adapters of generated code, for the linker." : "Generated bindings.");
        }
    }
}
