package dev.witloof.codegen.emit;

import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;

/** Which Java values are arrays, or hold arrays that they compare by identity: those that records compare by content. */
final class ArrayHolders {
    private ArrayHolders() {}

    /** Whether a record with a component of this type has to look into it. Tuples, results and records do so themselves. */
    static boolean holdsArrays(Type type, TypeMapper types) {
        if (types.isMapped(type) || !(TypeMapper.target(type) instanceof TypeDef def)) {
            return false;
        }
        TypeDefKind kind = def.kind();
        if (kind instanceof TypeDefKind.List list) {
            return types.arrayElement(list.type()).isPresent() || holdsArrays(list.type(), types);
        }
        if (kind instanceof TypeDefKind.FixedLengthList list) {
            return types.arrayElement(list.type()).isPresent() || holdsArrays(list.type(), types);
        }
        if (kind instanceof TypeDefKind.Map map) {
            return holdsArrays(map.value(), types);
        }
        return kind instanceof TypeDefKind.Option option && holdsArrays(option.type(), types);
    }
}
