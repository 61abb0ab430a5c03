package dev.witloof.wit;

import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.Stability;
import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import dev.witloof.wit.model.TypeDefKindVisitor;
import dev.witloof.wit.model.WitPackage;
import dev.witloof.wit.model.World;
import dev.witloof.wit.model.WorldItem;
import dev.witloof.wit.model.WorldKey;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Spells a package out, documentation and places aside, so that tests can compare what texts mean. */
final class ModelText {

    private final StringBuilder out = new StringBuilder();

    private ModelText() {}

    static String of(WitPackage wit) {
        ModelText text = new ModelText();
        text.line(0, "package " + wit.name());
        wit.interfaces().forEach((name, iface) -> {
            text.line(0, "interface " + name + gate(iface.stability()));
            text.members(1, iface);
        });
        wit.worlds().values().forEach(text::world);
        return text.out.toString();
    }

    private void line(int depth, String line) {
        out.append("  ".repeat(depth)).append(line).append('\n');
    }

    private void world(World world) {
        line(0, "world " + world.name() + gate(world.stability()));
        items("import", world.imports());
        items("export", world.exports());
    }

    private void items(String verb, Map<WorldKey, WorldItem> items) {
        items.forEach((key, item) -> {
            if (item instanceof WorldItem.FunctionItem function) {
                line(1, verb + " " + function(function.function()));
            } else if (item instanceof WorldItem.TypeItem type) {
                line(1, verb + " " + definition(type.type()));
            } else if (item instanceof WorldItem.InterfaceItem iface) {
                String id = iface.type().id().orElse("interface");
                String label = key instanceof WorldKey.Name name ? name.label() + ": " : "";
                String external = iface.externalId().map(e -> " as " + e).orElse("");
                line(1, verb + " " + label + id + external + gate(iface.stability()));
                if (iface.type().name().isEmpty()) {
                    members(2, iface.type());
                }
            }
        });
    }

    private void members(int depth, Interface iface) {
        iface.types().values().forEach(type -> line(depth, definition(type)));
        iface.functions().values().forEach(function -> line(depth, function(function)));
    }

    private static String definition(TypeDef def) {
        String external = def.externalId().map(e -> " as " + e).orElse("");
        return "type " + def.name().orElseThrow() + " = " + kind(def.kind()) + external + gate(def.stability());
    }

    private static String function(Function function) {
        String params = function.params().stream()
                .map(param -> param.name() + ": " + type(param.type()))
                .collect(Collectors.joining(", ", "(", ")"));
        String result = function.result().map(type -> " -> " + type(type)).orElse("");
        String external = function.externalId().map(e -> " as " + e).orElse("");
        return (function.async() ? "async " : "")
                + function.name()
                + params
                + result
                + external
                + gate(function.stability());
    }

    private static String gate(Stability stability) {
        if (stability instanceof Stability.Stable stable) {
            return " @since " + stable.since()
                    + stable.deprecated().map(d -> " @deprecated " + d).orElse("");
        }
        if (stability instanceof Stability.Unstable unstable) {
            return " @unstable " + unstable.feature()
                    + unstable.deprecated().map(d -> " @deprecated " + d).orElse("");
        }
        return "";
    }

    static String type(Type type) {
        if (!(type instanceof TypeDef def)) {
            return type.toString();
        }
        return def.name().map(name -> owner(def) + "." + name).orElseGet(() -> kind(def.kind()));
    }

    private static String owner(TypeDef def) {
        return def.owner()
                .map(owner -> owner instanceof Interface iface ? iface.name().orElse("") : ((World) owner).name())
                .orElse("nowhere");
    }

    private static String types(String name, List<Type> types) {
        return name + types.stream().map(ModelText::type).collect(Collectors.joining(", ", "<", ">"));
    }

    private static String labels(String name, List<TypeDefKind.Label> labels) {
        return name + labels.stream().map(TypeDefKind.Label::name).collect(Collectors.joining(", ", " {", "}"));
    }

    private static String optional(Optional<Type> type) {
        return type.map(ModelText::type).orElse("_");
    }

    private static String kind(TypeDefKind kind) {
        return kind.accept(new TypeDefKindVisitor<>() {
            @Override
            public String record(TypeDefKind.Record record) {
                return "record"
                        + record.fields().stream()
                                .map(field -> field.name() + ": " + type(field.type()))
                                .collect(Collectors.joining(", ", " {", "}"));
            }

            @Override
            public String resource(TypeDefKind.Resource resource) {
                return "resource";
            }

            @Override
            public String own(TypeDefKind.Own own) {
                return "own<" + type(own.resource()) + ">";
            }

            @Override
            public String borrow(TypeDefKind.Borrow borrow) {
                return "borrow<" + type(borrow.resource()) + ">";
            }

            @Override
            public String flags(TypeDefKind.Flags flags) {
                return labels("flags", flags.flags());
            }

            @Override
            public String tuple(TypeDefKind.Tuple tuple) {
                return types("tuple", tuple.types());
            }

            @Override
            public String variant(TypeDefKind.Variant variant) {
                return "variant"
                        + variant.cases().stream()
                                .map(c -> c.name()
                                        + c.type().map(t -> "(" + type(t) + ")").orElse(""))
                                .collect(Collectors.joining(", ", " {", "}"));
            }

            @Override
            public String enumeration(TypeDefKind.Enum enumeration) {
                return labels("enum", enumeration.cases());
            }

            @Override
            public String option(TypeDefKind.Option option) {
                return types("option", List.of(option.type()));
            }

            @Override
            public String result(TypeDefKind.Result result) {
                return "result<" + optional(result.ok()) + ", " + optional(result.err()) + ">";
            }

            @Override
            public String list(TypeDefKind.List list) {
                return types("list", List.of(list.type()));
            }

            @Override
            public String fixedLengthList(TypeDefKind.FixedLengthList list) {
                return "list<" + type(list.type()) + ", " + list.length() + ">";
            }

            @Override
            public String map(TypeDefKind.Map map) {
                return types("map", List.of(map.key(), map.value()));
            }

            @Override
            public String future(TypeDefKind.Future future) {
                return "future<" + optional(future.type()) + ">";
            }

            @Override
            public String stream(TypeDefKind.Stream stream) {
                return "stream<" + optional(stream.type()) + ">";
            }

            @Override
            public String alias(TypeDefKind.Alias alias) {
                return type(alias.type());
            }
        });
    }
}
