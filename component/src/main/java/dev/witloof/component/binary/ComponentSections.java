package dev.witloof.component.binary;

import dev.witloof.component.definition.ByteSlice;
import dev.witloof.component.definition.ComponentDefinition;
import dev.witloof.component.definition.CoreModuleDefinition;
import dev.witloof.component.definition.CoreType;
import dev.witloof.component.definition.CustomSection;
import dev.witloof.component.definition.Definition;
import dev.witloof.component.definition.ExternType;
import dev.witloof.component.definition.Sort;
import dev.witloof.component.definition.StartDefinition;
import dev.witloof.component.definition.ValueDefinition;
import dev.witloof.component.type.FunctionType;
import dev.witloof.component.type.ValueType;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads the sections of one component (Binary.md, "Component Definitions"). */
final class ComponentSections {
    private static final CoreType.Module OF_OWN_MODULES = new CoreType.Module(List.of(), List.of());

    private final ReadContext context;
    private final Scope scope;
    private final ImportReader imports;
    private final List<Definition> definitions = new ArrayList<>();
    private final List<CustomSection> customSections = new ArrayList<>();

    private ComponentSections(ReadContext context, @Nullable Scope outer) {
        this.context = context;
        this.scope = new Scope(context, Scope.Kind.COMPONENT, outer);
        this.imports = new ImportReader(scope);
    }

    /** Reads a component that takes up all of the input. */
    static ComponentDefinition read(BinaryInput in, ReadContext context, @Nullable Scope outer) {
        int start = in.offset();
        context.at(start);
        Preamble.component(in);
        ComponentSections sections = new ComponentSections(context, outer);
        while (!in.atEnd()) {
            int offset = in.offset();
            int id = in.u8("the id of a section");
            BinaryInput section = in.part(in.count("bytes of a section"));
            sections.section(offset, id, section);
        }
        return sections.finish(start);
    }

    private ComponentDefinition finish(int start) {
        return new ComponentDefinition(
                start,
                definitions,
                customSections,
                context.nesting()
                        .component(
                                scope.imports().types(),
                                scope.exports().types(),
                                scope.imports().resources(),
                                scope.exports().resources()),
                scope.staticTypes());
    }

    private void section(int offset, int id, BinaryInput in) {
        switch (id) {
            case 0 -> customSections.add(CustomSectionReader.read(in));
            case 1 -> definitions.add(module(in));
            case 2 -> each(in, "core instances", () -> definitions.add(new InstanceReader(scope).readCore(in)));
            case 3 -> each(in, "core types", () -> definitions.addAll(new CoreTypeReader(scope).read(in)));
            case 4 -> definitions.add(component(in));
            case 5 -> each(in, "instances", () -> definitions.add(new InstanceReader(scope).read(in)));
            case 6 -> each(in, "aliases", () -> definitions.add(new AliasReader(scope).read(in)));
            case 7 -> each(in, "types", () -> definitions.add(new TypeReader(scope).read(in)));
            case 8 -> each(in, "canonical definitions", () -> definitions.add(new CanonReader(scope).read(in)));
            case 9 -> definitions.add(start(in));
            case 10 -> each(in, "imports", () -> definitions.add(imports.readImport(in)));
            case 11 -> each(in, "exports", () -> definitions.add(imports.readExport(in)));
            case 12 -> each(in, "values", () -> definitions.add(value(in)));
            default -> throw new MalformedComponentException(offset, "section " + id, "the id of a section: 0 to 12");
        }
        if (!in.atEnd()) {
            throw in.error(
                    in.remaining() + " bytes behind the end of what section " + id + " holds", "the next section");
        }
    }

    private static void each(BinaryInput in, String what, Runnable element) {
        int count = in.count(what);
        for (int i = 0; i < count; i++) {
            element.run();
        }
    }

    private Definition module(BinaryInput in) {
        context.at(in.offset());
        ByteSlice bytes = in.rest();
        Preamble.module(bytes);
        scope.add(new ExternType.Module(OF_OWN_MODULES));
        return new CoreModuleDefinition(bytes);
    }

    private Definition component(BinaryInput in) {
        ComponentDefinition nested = read(in, context, scope);
        scope.add(new ExternType.Component(nested.type()));
        return nested;
    }

    private Definition start(BinaryInput in) {
        int start = in.offset();
        context.at(start);
        int function = scope.index(in, Sort.FUNCTION);
        List<Integer> arguments = in.list("arguments", () -> scope.index(in, Sort.VALUE));
        long results = in.u32("the number of results");
        FunctionType type = scope.function(function);
        Optional<ValueType> result = type.result();
        if (results != (result.isPresent() ? 1 : 0)
                || arguments.size() != type.parameters().size()) {
            throw context.error(
                    "a start of " + arguments.size() + " arguments and " + results + " results",
                    "those of the function: " + type.parameters().size() + " and " + (result.isPresent() ? 1 : 0));
        }
        result.ifPresent(value -> scope.add(new ExternType.Value(value)));
        return new StartDefinition(start, function, arguments, (int) results);
    }

    private Definition value(BinaryInput in) {
        int start = in.offset();
        context.at(start);
        ValueType type = new ValueTypeReader(in, scope).read();
        BinaryInput bytes = in.part(in.count("bytes of a value"));
        scope.add(new ExternType.Value(type));
        return new ValueDefinition(start, type, bytes.rest());
    }
}
