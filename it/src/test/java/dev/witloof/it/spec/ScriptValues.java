package dev.witloof.it.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.FlagsValue;
import dev.witloof.runtime.RecordValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** Makes values of what the JSON form of a script writes. */
final class ScriptValues {
    private ScriptValues() {}

    static ComponentValue of(JsonNode json) {
        String type = json.path("type").asText();
        JsonNode value = json.path("value");
        return switch (type) {
            case "bool" -> ComponentValue.bool(Boolean.parseBoolean(value.asText()));
            case "s8" -> ComponentValue.s8(integer(value).intValue());
            case "u8" -> ComponentValue.u8(integer(value).intValue());
            case "s16" -> ComponentValue.s16(integer(value).intValue());
            case "u16" -> ComponentValue.u16(integer(value).intValue());
            case "s32" -> ComponentValue.s32(integer(value).intValue());
            case "u32" -> ComponentValue.u32(integer(value).longValue());
            case "s64", "u64" -> long64(type, integer(value));
            case "f32" -> ComponentValue.f32(Float.parseFloat(number(value)));
            case "f64" -> ComponentValue.f64(Double.parseDouble(number(value)));
            case "char" -> ComponentValue.character(value.asText().codePointAt(0));
            case "string" -> ComponentValue.string(value.asText());
            case "list" -> ComponentValue.list(all(value));
            case "tuple" -> ComponentValue.tuple(all(value).toArray(ComponentValue[]::new));
            case "record" -> record(value);
            case "variant" -> variant(json);
            case "enum" -> ComponentValue.enumeration(value.asText());
            case "flags" -> flags(value);
            case "option" -> option(json);
            case "result" -> result(json);
            default -> throw new IllegalArgumentException("a value of the type `" + type + "`: " + json);
        };
    }

    private static List<ComponentValue> all(JsonNode array) {
        List<ComponentValue> values = new ArrayList<>();
        array.forEach(each -> values.add(of(each)));
        return values;
    }

    private static ComponentValue record(JsonNode fields) {
        List<RecordValue.Field> all = new ArrayList<>();
        fields.forEach(field -> all.add(ComponentValue.field(field.path(0).asText(), of(field.path(1)))));
        return ComponentValue.record(all.toArray(RecordValue.Field[]::new));
    }

    private static ComponentValue variant(JsonNode json) {
        String name = json.path("case").asText();
        JsonNode payload = json.path("payload");
        return isNothing(payload) ? ComponentValue.variant(name) : ComponentValue.variant(name, of(payload));
    }

    private static ComponentValue flags(JsonNode names) {
        List<String> all = new ArrayList<>();
        names.forEach(name -> all.add(name.asText()));
        return FlagsValue.of(all);
    }

    private static ComponentValue option(JsonNode json) {
        JsonNode value = json.path("value");
        return isNothing(value) ? ComponentValue.none() : ComponentValue.some(of(value));
    }

    private static ComponentValue result(JsonNode json) {
        JsonNode value = json.path("value");
        boolean ok = json.path("tag").asText().equals("ok");
        if (isNothing(value)) {
            return ok ? ComponentValue.ok() : ComponentValue.err();
        }
        return ok ? ComponentValue.ok(of(value)) : ComponentValue.err(of(value));
    }

    private static boolean isNothing(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static BigInteger integer(JsonNode value) {
        String text = value.asText().replace("_", "");
        boolean negative = text.startsWith("-");
        String digits = negative || text.startsWith("+") ? text.substring(1) : text;
        BigInteger number = digits.startsWith("0x") ? new BigInteger(digits.substring(2), 16) : new BigInteger(digits);
        return negative ? number.negate() : number;
    }

    private static ComponentValue long64(String type, BigInteger number) {
        return type.equals("u64")
                ? ComponentValue.u64(number.longValue())
                : ComponentValue.s64(number.longValueExact());
    }

    /** A floating-point number as Java writes it. */
    private static String number(JsonNode value) {
        String text = value.asText().replace("_", "");
        if (text.contains("nan")) {
            return "NaN";
        }
        String infinite = text.replace("inf", "Infinity");
        return infinite.contains("0x") && !infinite.contains("p") ? infinite + "p0" : infinite;
    }
}
