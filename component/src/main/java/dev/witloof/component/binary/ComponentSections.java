package dev.witloof.component.binary;

import dev.witloof.component.definition.ByteSlice;
import dev.witloof.component.definition.ComponentDefinition;
import dev.witloof.component.definition.CoreModuleDefinition;
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
    private static final int LAST_SECTION = 12;

    private final int start;
    private final ReadContext context;
    private final Scope scope;
    private final ImportReader imports;
    private final List<Definition> definitions = new ArrayList<>();
    private final List<CustomSection> customSections = new ArrayList<>();

    private ComponentSections(int start, ReadContext context, @Nullable Scope outer) {
        this.start = start;
        this.context = context;
        this.scope = new Scope(context, Scope.Kind.COMPONENT, outer);
        this.imports = new ImportReader(scope);
    }

    /** Reads a component that takes up all of the input. */
    static ComponentDefinition read(BinaryInput in, ReadContext context) {
        return sections(in, context, null).finish();
    }

    private static ComponentSections sections(BinaryInput in, ReadContext context, @Nullable Scope outer) {
        context.at(in.offset());
        ComponentSections sections = new ComponentSections(in.offset(), context, outer);
        Preamble.component(in);
        while (!in.atEnd()) {
            int offset = in.offset();
            int id = in.u8("the id of a section");
            if (id > LAST_SECTION) {
                throw new MalformedComponentException(
                        Rule.SECTION_ID, offset, "section " + id, "the id of a section: 0 to " + LAST_SECTION);
            }
            BinaryInput section = in.part(in.count("bytes of a section"));
            sections.section(id, section);
        }
        return sections;
    }

    private ComponentDefinition finish() {
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

    private void section(int id, BinaryInput in) {
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
            default -> throw new IllegalArgumentException("section " + id);
        }
        if (!in.atEnd()) {
            throw in.error(
                    Rule.SECTION_SIZE,
                    in.remaining() + " bytes behind the end of what section " + id + " holds",
                    "the next section");
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
        BinaryInput module = in.copy();
        ByteSlice bytes = in.rest();
        Preamble.module(bytes);
        module.skip(Preamble.LENGTH, "a core module");
        scope.add(new ExternType.Module(CoreModuleReader.read(module)), TypeRef.NONE);
        return new CoreModuleDefinition(bytes);
    }

    private Definition component(BinaryInput in) {
        ComponentSections sections = sections(in, context, scope);
        ComponentDefinition nested = sections.finish();
        scope.add(
                new ExternType.Component(nested.type()),
                TypeRef.component(
                        sections.scope.imports().refs(),
                        sections.scope.exports().refs()));
        return nested;
    }

    private Definition start(BinaryInput in) {
        int offset = in.offset();
        context.at(offset);
        int function = scope.index(in, Sort.FUNCTION);
        List<Integer> arguments = in.list("arguments", () -> scope.index(in, Sort.VALUE));
        long results = in.u32("the number of results");
        FunctionType type = scope.function(function);
        Optional<ValueType> result = type.result();
        if (results != (result.isPresent() ? 1 : 0)
                || arguments.size() != type.parameters().size()) {
            throw context.error(
                    Rule.START,
                    "a start of " + arguments.size() + " arguments and " + results + " results",
                    "those of the function: " + type.parameters().size() + " and " + (result.isPresent() ? 1 : 0));
        }
        TypeRef ref = scope.ref(Sort.FUNCTION, function);
        result.ifPresent(value -> scope.add(new ExternType.Value(value), ref));
        return new StartDefinition(offset, function, arguments, (int) results);
    }

    private Definition value(BinaryInput in) {
        int offset = in.offset();
        context.at(offset);
        ValueTypeReader reader = new ValueTypeReader(in, scope);
        ValueType type = reader.read();
        BinaryInput bytes = in.part(in.count("bytes of a value"));
        scope.add(new ExternType.Value(type), TypeRef.anonymous(reader.mentioned()));
        return new ValueDefinition(offset, type, bytes.rest());
    }
}
