package dev.witloof.component.binary;

import dev.witloof.component.definition.CoreType;
import dev.witloof.component.type.FixedListType;
import dev.witloof.component.type.ListType;
import dev.witloof.component.type.MapType;
import dev.witloof.component.type.OptionType;
import dev.witloof.component.type.PrimitiveType;
import dev.witloof.component.type.RecordType;
import dev.witloof.component.type.ResultType;
import dev.witloof.component.type.TupleType;
import dev.witloof.component.type.ValueType;
import dev.witloof.component.type.VariantType;
import java.util.List;
import java.util.function.Function;

/**
 * The core values that values of a type are passed as (CanonicalABI.md, "Flattening"), one letter each: {@code i j f d} for
 * {@code i32 i64 f32 f64}.
 */
final class Flattening {
    private static final int END = TypeFacts.MAX_FLAT + 1;

    private Flattening() {}

    /** The values of one type, from those of its parts; of more than the most that counts, one more than that. */
    static String of(ValueType type, Function<ValueType, String> part) {
        if (type instanceof PrimitiveType primitive) {
            return of(primitive);
        } else if (type instanceof ListType || type instanceof MapType) {
            return "ii";
        } else if (type instanceof RecordType || type instanceof TupleType) {
            return concatenate(type.parts(), part);
        } else if (type instanceof FixedListType list) {
            String element = part.apply(list.element());
            return cut(element.repeat(Math.min(list.length(), END)));
        } else if (type instanceof VariantType || type instanceof OptionType || type instanceof ResultType) {
            StringBuilder payload = new StringBuilder();
            type.parts().forEach(each -> join(payload, part.apply(each)));
            return cut("i" + payload);
        }
        return "i";
    }

    /** The values of several types in order. */
    static String concatenate(List<ValueType> types, Function<ValueType, String> flat) {
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < types.size() && all.length() < END; i++) {
            all.append(flat.apply(types.get(i)));
        }
        return cut(all.toString());
    }

    /** The type of a core function with such parameters and results. */
    static CoreType.Function function(String parameters, String results) {
        return new CoreType.Function(types(parameters), types(results));
    }

    private static List<String> types(String letters) {
        return letters.chars()
                .mapToObj(letter -> switch (letter) {
                    case 'i' -> "i32";
                    case 'j' -> "i64";
                    case 'f' -> "f32";
                    default -> "f64";
                })
                .toList();
    }

    private static String of(PrimitiveType type) {
        return switch (type) {
            case BOOL, S8, U8, S16, U16, S32, U32, CHAR, ERROR_CONTEXT -> "i";
            case S64, U64 -> "j";
            case F32 -> "f";
            case F64 -> "d";
            case STRING -> "ii";
        };
    }

    private static void join(StringBuilder payload, String other) {
        for (int i = 0; i < other.length(); i++) {
            char next = other.charAt(i);
            if (i == payload.length()) {
                payload.append(next);
            } else if (payload.charAt(i) != next) {
                payload.setCharAt(i, isNarrow(payload.charAt(i)) && isNarrow(next) ? 'i' : 'j');
            }
        }
    }

    private static boolean isNarrow(char letter) {
        return letter == 'i' || letter == 'f';
    }

    private static String cut(String flat) {
        return flat.length() > END ? flat.substring(0, END) : flat;
    }
}
