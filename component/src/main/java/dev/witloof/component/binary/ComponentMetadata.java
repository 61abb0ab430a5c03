package dev.witloof.component.binary;

import dev.witloof.component.definition.ByteSlice;
import dev.witloof.component.definition.ComponentDefinition;
import dev.witloof.component.definition.CustomSection;
import dev.witloof.component.definition.Producer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/**
 * What a component tells about itself in custom sections: its name, and the tools that made it.
 *
 * @param name the component's name, from the section {@code component-name}
 * @param producers the tools, from the sections {@code producers}, in order
 */
public record ComponentMetadata(Optional<String> name, List<Producer> producers) {
    /** The subsection that holds the component's own name. */
    private static final int OWN_NAME = 0;

    /**
     * Copies the lists.
     *
     * @param name the component's name, from the section {@code component-name}
     * @param producers the tools, from the sections {@code producers}, in order
     */
    public ComponentMetadata {
        producers = List.copyOf(producers);
    }

    /**
     * Reads the custom sections of a component. Nothing depends on them, so a section that is not well formed counts as
     * missing, as the specification asks.
     *
     * @param component the component
     * @return what it tells
     */
    public static ComponentMetadata of(ComponentDefinition component) {
        Optional<String> name = Optional.empty();
        List<Producer> producers = new ArrayList<>();
        for (CustomSection section : component.customSections()) {
            if (section.name().equals("component-name") && name.isEmpty()) {
                name = lenient(section.data(), ComponentMetadata::name);
            } else if (section.name().equals("producers")) {
                producers.addAll(producers(section.data()));
            }
        }
        return new ComponentMetadata(name, producers);
    }

    /** What a section {@code producers} holds, which core modules have too. */
    static List<Producer> producers(ByteSlice data) {
        return lenient(data, in -> Optional.of(producers(in))).orElse(List.of());
    }

    private static <T> Optional<T> lenient(ByteSlice data, Function<BinaryInput, Optional<T>> reader) {
        try {
            return reader.apply(new BinaryInput(data));
        } catch (MalformedComponentException e) {
            return Optional.empty();
        }
    }

    private static Optional<String> name(BinaryInput in) {
        while (!in.atEnd()) {
            int subsection = in.u8("the id of a subsection");
            BinaryInput content = in.part(in.count("bytes of a subsection"));
            if (subsection == OWN_NAME) {
                return Optional.of(content.name("the name of a component"));
            }
        }
        return Optional.empty();
    }

    private static List<Producer> producers(BinaryInput in) {
        List<Producer> producers = new ArrayList<>();
        in.list("fields", () -> {
            String field = in.name("the name of a field");
            return in.list("tools", () -> {
                Producer producer =
                        new Producer(field, in.name("the name of a tool"), in.name("the version of a tool"));
                producers.add(producer);
                return producer;
            });
        });
        return producers;
    }
}
