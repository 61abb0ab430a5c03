package dev.witloof.wit.decode;

import dev.witloof.component.declaration.Declaration;
import dev.witloof.component.declaration.ExternForm;
import dev.witloof.component.declaration.TypeForm;
import dev.witloof.component.definition.AliasDefinition;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Makes items of the types that are written: each use of the type of an instance has types of its own. */
final class TypeInterpreter {
    private final Work work;

    TypeInterpreter(Work work) {
        this.work = work;
    }

    /** Something of a type that is written with the indices of a frame. */
    Item item(ExternForm form, Frame frame) {
        work.step();
        if (form instanceof ExternForm.Function function) {
            return function(frame.type(function.type()));
        } else if (form instanceof ExternForm.EqualType equal) {
            return new Item.Type(new TypeNode.Alias(frame.type(equal.type())));
        } else if (form instanceof ExternForm.Resource) {
            return new Item.Type(new TypeNode.Resource());
        } else if (form instanceof ExternForm.Instance instance) {
            return instance(frame.type(instance.type()));
        } else if (form instanceof ExternForm.Component component) {
            return new Item.ComponentType(frame.type(component.type()));
        }
        return new Item.Other(form instanceof ExternForm.Module ? "a core module" : "a value");
    }

    /** A function of a type that a valid component says is one of a function. */
    Item.Function function(TypeNode type) {
        if (type.definition() instanceof TypeNode.Defined defined
                && defined.form() instanceof TypeForm.Function function) {
            return new Item.Function(function, defined.frame());
        }
        throw new IllegalStateException("not the type of a function: " + type);
    }

    private Item.Instance instance(TypeNode type) {
        TypeNode.Defined defined = defined(type);
        if (defined.form() instanceof TypeForm.Instance instance) {
            return new Item.Instance(
                    contents(instance.declarations(), defined.frame()).exports());
        }
        throw withCoreTypes(defined.form());
    }

    /** Whether a type is that of a component. */
    static boolean isComponent(TypeNode type) {
        return type.definition() instanceof TypeNode.Defined defined && defined.form() instanceof TypeForm.Component;
    }

    /** What a component of a type imports and exports. */
    Contents component(TypeNode type) {
        TypeNode.Defined defined = defined(type);
        if (defined.form() instanceof TypeForm.Component component) {
            return contents(component.declarations(), defined.frame());
        }
        throw withCoreTypes(defined.form());
    }

    private static TypeNode.Defined defined(TypeNode type) {
        if (type.definition() instanceof TypeNode.Defined defined) {
            return defined;
        }
        throw new IllegalStateException("not the type of an instance or component: " + type);
    }

    private static WitDecodeException withCoreTypes(TypeForm form) {
        return new WitDecodeException(
                "the type at offset 0x" + Integer.toHexString(form.offset()),
                "the type of an instance or component that declares core types",
                "types, functions and interfaces only");
    }

    private Contents contents(List<Declaration> declarations, Frame outer) {
        Frame frame = new Frame(Optional.of(outer));
        Map<String, Item.Entry> imports = new LinkedHashMap<>();
        Map<String, Item.Entry> exports = new LinkedHashMap<>();
        for (Declaration declaration : declarations) {
            work.step();
            if (declaration instanceof Declaration.Type type) {
                frame.add(new Item.Type(new TypeNode.Defined(type.form(), frame)));
            } else if (declaration instanceof Declaration.Alias alias) {
                frame.add(alias(alias.alias(), frame));
            } else if (declaration instanceof Declaration.Import imported) {
                Item item = item(imported.type(), frame);
                imports.put(imported.name(), new Item.Entry(item, imported.attributes()));
                frame.add(item);
            } else if (declaration instanceof Declaration.Export exported) {
                Item item = item(exported.type(), frame);
                exports.put(exported.name(), new Item.Entry(item, exported.attributes()));
                frame.add(item);
            }
        }
        return new Contents(imports, exports);
    }

    /** What an alias stands for; what is core is of no concern. */
    static Item alias(AliasDefinition alias, Frame frame) {
        if (alias instanceof AliasDefinition.Outer outer) {
            return frame.outward(outer.count()).get(outer.sort(), outer.index());
        } else if (alias instanceof AliasDefinition.InstanceExport export) {
            Item.Entry entry = frame.instance(export.instance()).exports().get(export.name());
            return entry == null ? new Item.Other("an export that is not known") : entry.item();
        }
        return new Item.Other("something of a core module");
    }
}
