package dev.witloof.runtime.wave;

import dev.witloof.component.type.PrimitiveType;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.EnumValue;
import dev.witloof.runtime.FlagsValue;
import dev.witloof.runtime.HandleValue;
import dev.witloof.runtime.ListValue;
import dev.witloof.runtime.OptionValue;
import dev.witloof.runtime.RecordValue;
import dev.witloof.runtime.ResultValue;
import dev.witloof.runtime.ScalarValue;
import dev.witloof.runtime.StringValue;
import dev.witloof.runtime.TupleValue;
import dev.witloof.runtime.VariantValue;
import java.util.List;
import java.util.Optional;

/** Prints values on one line. */
final class WavePrinter {
    private static final String REPLACEMENT = "\uFFFD";

    private final StringBuilder out = new StringBuilder();
    private final boolean handles;

    /** Makes a printer that prints a handle as {@code <resource>}, or else refuses it. */
    WavePrinter(boolean handles) {
        this.handles = handles;
    }

    String print(ComponentValue value) {
        add(value);
        return out.toString();
    }

    private void add(ComponentValue value) {
        if (value instanceof ScalarValue scalar) {
            scalar(scalar);
        } else if (value instanceof StringValue string) {
            string(string.value());
        } else if (value instanceof ListValue list) {
            sequence('[', list.elements(), ']');
        } else if (value instanceof TupleValue tuple) {
            sequence('(', tuple.elements(), ')');
        } else if (value instanceof RecordValue record) {
            record(record);
        } else if (value instanceof VariantValue variant) {
            payload(name(variant.name()), variant.payload());
        } else if (value instanceof EnumValue chosen) {
            out.append(name(chosen.name()));
        } else if (value instanceof OptionValue option) {
            payload(option.value().isPresent() ? "some" : "none", option.value());
        } else if (value instanceof ResultValue result) {
            payload(result.isOk() ? "ok" : "err", result.payload());
        } else if (value instanceof FlagsValue flags) {
            out.append('{').append(String.join(", ", flags.names())).append('}');
        } else if (value instanceof HandleValue) {
            handle();
        }
    }

    private void handle() {
        if (!handles) {
            throw new IllegalArgumentException("WAVE has no text for the handle of a resource");
        }
        out.append("<resource>");
    }

    private void scalar(ScalarValue value) {
        if (value instanceof ScalarValue.Char c) {
            out.append('\'');
            character(c.value(), '\'');
            out.append('\'');
        } else {
            out.append(word(value));
        }
    }

    private static String word(ScalarValue value) {
        PrimitiveType type = value.type();
        long bits = value.bits();
        return switch (type) {
            case BOOL -> bits != 0 ? "true" : "false";
            case S8, S16, S32 -> Integer.toString((int) bits);
            case U8, U16, U32 -> Long.toString(bits);
            case S64 -> Long.toString(bits);
            case U64 -> Long.toUnsignedString(bits);
            case F32 -> WaveNumbers.print(Float.intBitsToFloat((int) bits));
            case F64 -> WaveNumbers.print(Double.longBitsToDouble(bits));
            case CHAR, STRING, ERROR_CONTEXT -> throw new IllegalArgumentException(type + " is no word");
        };
    }

    private void string(String value) {
        out.append('"');
        value.codePoints().forEach(each -> character(each, '"'));
        out.append('"');
    }

    private void character(int codePoint, char quote) {
        switch (codePoint) {
            case '\\' -> out.append("\\\\");
            case '\t' -> out.append("\\t");
            case '\n' -> out.append("\\n");
            case '\r' -> out.append("\\r");
            default -> {
                if (codePoint == quote) {
                    out.append('\\').append(quote);
                } else if (Character.getType(codePoint) == Character.SURROGATE) {
                    // As it is passed to a guest.
                    out.append(REPLACEMENT);
                } else if (isVisible(codePoint)) {
                    out.appendCodePoint(codePoint);
                } else {
                    out.append("\\u{").append(Integer.toHexString(codePoint)).append('}');
                }
            }
        }
    }

    /** Whether a terminal shows a character as one, and is not told by it to do something else. */
    private static boolean isVisible(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }

    private void sequence(char open, List<ComponentValue> elements, char close) {
        out.append(open);
        for (int i = 0; i < elements.size(); i++) {
            if (i != 0) {
                out.append(", ");
            }
            add(elements.get(i));
        }
        out.append(close);
    }

    private void record(RecordValue record) {
        out.append('{');
        int start = out.length();
        for (int i = 0; i < record.names().size(); i++) {
            ComponentValue value = record.values().get(i);
            if (value instanceof OptionValue option && option.value().isEmpty()) {
                continue;
            }
            if (out.length() != start) {
                out.append(", ");
            }
            out.append(record.names().get(i)).append(": ");
            add(value);
        }
        out.append(out.length() == start ? ":}" : "}");
    }

    private void payload(String name, Optional<ComponentValue> payload) {
        out.append(name);
        payload.ifPresent(value -> {
            out.append('(');
            add(value);
            out.append(')');
        });
    }

    private static String name(String name) {
        return Keywords.contains(name) ? "%" + name : name;
    }
}
