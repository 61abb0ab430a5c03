package dev.witloof.wit.decode;

import dev.witloof.component.binary.DeclarationReader;
import dev.witloof.component.declaration.TypeForm;
import dev.witloof.component.definition.AliasDefinition;
import dev.witloof.component.definition.CanonDefinition;
import dev.witloof.component.definition.ComponentDefinition;
import dev.witloof.component.definition.Definition;
import dev.witloof.component.definition.ExportDefinition;
import dev.witloof.component.definition.ImportDefinition;
import dev.witloof.component.definition.InstanceDefinition;
import dev.witloof.component.definition.Sort;
import dev.witloof.component.definition.SortIndex;
import dev.witloof.component.definition.TypeDefinition;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Carries out the definitions of components as far as types go: what an instance exports are types and functions that know
 * where they come from, through all components in between.
 */
final class ComponentInterpreter {
    private final DeclarationReader reader;
    private final Work work;
    private final TypeInterpreter types;
    private final IdentityHashMap<TypeDefinition, TypeForm> forms = new IdentityHashMap<>();

    ComponentInterpreter(DeclarationReader reader, Work work) {
        this.reader = reader;
        this.work = work;
        this.types = new TypeInterpreter(work);
    }

    TypeInterpreter types() {
        return types;
    }

    /** What a component imports and exports that nobody gives anything. */
    Contents contents(ComponentDefinition component) {
        return new Run(new Frame(Optional.empty()), Map.of()).carryOut(component);
    }

    /** One instance of a component: what it has been given, and what it has made so far. */
    private final class Run {
        private final Frame frame;
        private final Map<String, Item> arguments;
        private final Map<String, Item.Entry> imports = new LinkedHashMap<>();
        private final Map<String, Item.Entry> exports = new LinkedHashMap<>();

        Run(Frame frame, Map<String, Item> arguments) {
            this.frame = frame;
            this.arguments = arguments;
        }

        Contents carryOut(ComponentDefinition component) {
            for (Definition definition : component.definitions()) {
                work.step();
                carryOut(definition);
            }
            return new Contents(imports, exports);
        }

        /** All that is not here makes core things or values. */
        private void carryOut(Definition definition) {
            if (definition instanceof TypeDefinition type) {
                TypeForm form = forms.computeIfAbsent(type, reader::type);
                frame.add(new Item.Type(new TypeNode.Defined(form, frame)));
            } else if (definition instanceof ComponentDefinition nested) {
                frame.add(new Item.Component(nested, frame));
            } else if (definition instanceof InstanceDefinition.Instantiate instance) {
                frame.add(instance(instance));
            } else if (definition instanceof InstanceDefinition.FromExports instance) {
                frame.add(instance(instance));
            } else if (definition instanceof AliasDefinition alias) {
                frame.add(TypeInterpreter.alias(alias, frame));
            } else if (definition instanceof CanonDefinition.Lift lift) {
                frame.add(types.function(frame.type(reader.type(lift))));
            } else if (definition instanceof ImportDefinition imported) {
                @Nullable Item given = arguments.get(imported.name());
                Item item = given == null ? types.item(reader.type(imported), frame) : given;
                imports.put(imported.name(), new Item.Entry(item, imported.attributes()));
                frame.add(item);
            } else if (definition instanceof ExportDefinition exported) {
                Item item = exported(exported);
                exports.put(exported.name(), new Item.Entry(item, exported.attributes()));
                frame.add(item);
            }
        }

        private Item.Instance instance(InstanceDefinition.Instantiate definition) {
            Map<String, Item> given = new LinkedHashMap<>();
            for (InstanceDefinition.Argument argument : definition.arguments()) {
                given.put(argument.name(), get(argument.item()));
            }
            Item component = frame.get(Sort.COMPONENT, definition.component());
            if (component instanceof Item.Component known) {
                Frame inner = new Frame(Optional.of(known.outer()));
                return new Item.Instance(
                        new Run(inner, given).carryOut(known.definition()).exports());
            }
            // What an imported component exports is known by its type alone.
            return new Item.Instance(
                    types.component(((Item.ComponentType) component).node()).exports());
        }

        private Item.Instance instance(InstanceDefinition.FromExports definition) {
            Map<String, Item.Entry> entries = new LinkedHashMap<>();
            for (InstanceDefinition.Export export : definition.exports()) {
                entries.put(export.name(), new Item.Entry(renamed(get(export.item())), export.attributes()));
            }
            return new Item.Instance(entries);
        }

        /**
         * What an export is known as. A stated type may hide some exports of an instance, and says of a function which types
         * it means; the types themselves stay what they are.
         */
        private Item exported(ExportDefinition definition) {
            Item actual = get(definition.item());
            Optional<Item> stated = reader.statedType(definition).map(form -> types.item(form, frame));
            if (actual instanceof Item.Instance all
                    && stated.isPresent()
                    && stated.get() instanceof Item.Instance shown) {
                Map<String, Item.Entry> entries = new LinkedHashMap<>(all.exports());
                entries.keySet().retainAll(shown.exports().keySet());
                return new Item.Instance(entries);
            }
            return actual instanceof Item.Type ? renamed(actual) : stated.orElse(actual);
        }

        private Item renamed(Item item) {
            return item instanceof Item.Type type ? new Item.Type(new TypeNode.Alias(type.node())) : item;
        }

        private Item get(SortIndex item) {
            return frame.get(item.sort(), item.index());
        }
    }
}
