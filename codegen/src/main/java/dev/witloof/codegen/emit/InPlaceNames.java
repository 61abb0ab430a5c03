package dev.witloof.codegen.emit;

import dev.witloof.codegen.bind.Names;
import dev.witloof.wit.model.Primitive;
import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Names of methods for types that are spelled in place, such as {@code OptionString}; not necessarily different. */
final class InPlaceNames {
    private static final int LONGEST = 60;

    private InPlaceNames() {}

    static String of(Type type) {
        String name = name(type, 4);
        return name.length() <= LONGEST ? name : name.substring(0, LONGEST);
    }

    private static String name(Type type, int depth) {
        if (TypeMapper.target(type) instanceof Primitive primitive) {
            return Names.upperCamel(primitive.keyword());
        }
        TypeDef def = (TypeDef) TypeMapper.target(type);
        if (depth == 0) {
            return "Value";
        }
        TypeDefKind kind = def.kind();
        if (kind instanceof TypeDefKind.Option option) {
            return "Option" + name(option.type(), depth - 1);
        }
        if (kind instanceof TypeDefKind.List list) {
            return "List" + name(list.type(), depth - 1);
        }
        if (kind instanceof TypeDefKind.FixedLengthList list) {
            return "List" + list.length() + name(list.type(), depth - 1);
        }
        if (kind instanceof TypeDefKind.Map map) {
            return "Map" + name(map.key(), depth - 1) + name(map.value(), depth - 1);
        }
        if (kind instanceof TypeDefKind.Tuple tuple) {
            return "Tuple" + names(tuple.types(), depth - 1);
        }
        if (kind instanceof TypeDefKind.Result result) {
            return "Result" + name(result.ok(), depth - 1) + name(result.err(), depth - 1);
        }
        if (kind instanceof TypeDefKind.Handle handle) {
            return Names.upperCamel(handle.resource().dealias().name().orElse("resource"));
        }
        return Names.upperCamel(def.name().orElse("value"));
    }

    private static String name(Optional<Type> type, int depth) {
        return type.map(each -> name(each, depth)).orElse("Unit");
    }

    private static String names(List<Type> types, int depth) {
        return types.stream().map(each -> name(each, depth)).collect(Collectors.joining());
    }
}
