package dev.witloof.runtime.abi;

import dev.witloof.component.abi.AbiPlanner;
import dev.witloof.component.abi.FixedListPlan;
import dev.witloof.component.abi.FlagsPlan;
import dev.witloof.component.abi.ListPlan;
import dev.witloof.component.abi.RecordPlan;
import dev.witloof.component.abi.ScalarPlan;
import dev.witloof.component.abi.StringPlan;
import dev.witloof.component.abi.ValuePlan;
import dev.witloof.component.abi.VariantPlan;
import dev.witloof.component.type.PrimitiveType;
import dev.witloof.component.type.TupleType;
import dev.witloof.component.type.TypeText;
import java.lang.reflect.Array;
import java.math.BigInteger;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** One line of the vectors that the specification's definitions gave, as their {@code README.md} describes it. */
final class Vector {
    private final Map<?, ?> members;
    private final String line;

    private Vector(String line) {
        this.members = Json.object(line);
        this.line = line;
    }

    static Stream<Vector> read(String file) {
        return Json.lines(file).map(Vector::new);
    }

    ValuePlan plan() {
        return new AbiPlanner().plan(TypeText.parseType(text("type")));
    }

    StringEncoding encoding() {
        return switch (text("encoding")) {
            case "utf8" -> StringEncoding.UTF8;
            case "utf16" -> StringEncoding.UTF16;
            default -> StringEncoding.LATIN1_UTF16;
        };
    }

    boolean isFlat() {
        return members.containsKey("flat");
    }

    long[] flat() {
        return ((List<?>) get("flat"))
                .stream()
                        .mapToLong(each -> Long.parseUnsignedLong((String) each, 16))
                        .toArray();
    }

    long at() {
        return ((BigInteger) get("at")).longValueExact();
    }

    byte[] memory() {
        return HexFormat.of().parseHex(text("memory"));
    }

    Object value() {
        return value(plan(), get("value"));
    }

    private String text(String member) {
        return (String) get(member);
    }

    private Object get(String member) {
        return Objects.requireNonNull(members.get(member), member);
    }

    @Override
    public String toString() {
        return line;
    }

    private static Object value(ValuePlan plan, @Nullable Object json) {
        Object present = Objects.requireNonNull(json);
        if (plan instanceof ScalarPlan scalar) {
            return number(scalar.type(), present);
        } else if (plan instanceof StringPlan) {
            return present;
        } else if (plan instanceof ListPlan list) {
            return list(list.element(), (List<?>) present);
        } else if (plan instanceof FixedListPlan list) {
            return list(list.element(), (List<?>) present);
        } else if (plan instanceof RecordPlan record) {
            List<?> fields = record.type() instanceof TupleType
                    ? (List<?>) present
                    : record.fields().stream()
                            .map(field -> ((Map<?, ?>) present).get(field.name()))
                            .toList();
            return Stream.iterate(0, i -> i + 1)
                    .limit(fields.size())
                    .map(i -> value(record.fields().get(i).plan(), fields.get(i)))
                    .toList();
        } else if (plan instanceof VariantPlan variant) {
            return chosen(variant, present);
        } else if (plan instanceof FlagsPlan) {
            return new LinkedHashSet<Object>((List<?>) present);
        }
        throw new AssertionError(plan);
    }

    private static CaseValue chosen(VariantPlan plan, Object json) {
        String name =
                json instanceof Map<?, ?> map ? (String) map.keySet().iterator().next() : (String) json;
        for (int i = 0; i < plan.cases().size(); i++) {
            if (plan.cases().get(i).name().equals(name)) {
                return plan.cases().get(i).payload().isPresent()
                        ? new CaseValue(i, value(plan.cases().get(i).payload().get(), ((Map<?, ?>) json).get(name)))
                        : new CaseValue(i, null);
            }
        }
        throw new AssertionError(name);
    }

    private static Object list(ValuePlan element, List<?> json) {
        List<Object> boxed = json.stream().map(each -> value(element, each)).toList();
        if (!(element instanceof ScalarPlan scalar) || scalar.type() == PrimitiveType.CHAR) {
            return boxed;
        }
        Class<?> type = arrayElement(scalar.type());
        Object array = Array.newInstance(type, boxed.size());
        for (int i = 0; i < boxed.size(); i++) {
            Array.set(array, i, narrow(type, boxed.get(i)));
        }
        return array;
    }

    private static Class<?> arrayElement(PrimitiveType type) {
        return switch (type) {
            case BOOL -> boolean.class;
            case S8, U8 -> byte.class;
            case S16, U16 -> short.class;
            case S32, U32 -> int.class;
            case S64, U64 -> long.class;
            case F32 -> float.class;
            case F64 -> double.class;
            case CHAR, STRING, ERROR_CONTEXT -> throw new AssertionError(type);
        };
    }

    private static Object narrow(Class<?> type, Object boxed) {
        if (type == byte.class) {
            return ((Number) boxed).byteValue();
        } else if (type == short.class) {
            return ((Number) boxed).shortValue();
        }
        return type == int.class ? ((Number) boxed).intValue() : boxed;
    }

    private static Object number(PrimitiveType type, Object json) {
        return switch (type) {
            case BOOL -> json;
            case S8 -> ((BigInteger) json).byteValueExact();
            case S16 -> ((BigInteger) json).shortValueExact();
            case S32, U8, U16 -> ((BigInteger) json).intValueExact();
            case U32, S64 -> ((BigInteger) json).longValueExact();
            case U64 -> ((BigInteger) json).longValue();
            case F32 ->
                json.equals("nan") ? Float.NaN : Float.intBitsToFloat(Integer.parseUnsignedInt((String) json, 16));
            case F64 ->
                json.equals("nan") ? Double.NaN : Double.longBitsToDouble(Long.parseUnsignedLong((String) json, 16));
            case CHAR -> ((String) json).codePointAt(0);
            case STRING, ERROR_CONTEXT -> throw new AssertionError(type);
        };
    }
}
