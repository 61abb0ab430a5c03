package dev.witloof.runtime.wave;

import dev.witloof.component.type.FlagsType;
import dev.witloof.component.type.OptionType;
import dev.witloof.component.type.RecordType;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.FlagsValue;
import dev.witloof.runtime.RecordValue;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what stands between braces: records and flags. */
final class WaveBraces {
    private final WaveScanner scanner;
    private final WaveParser parser;

    WaveBraces(WaveScanner scanner, WaveParser parser) {
        this.scanner = scanner;
        this.parser = parser;
    }

    ComponentValue record(RecordType type) {
        Token start = scanner.expect(Token.Kind.BRACE_OPEN, "`{`, the start of a record");
        Map<String, ComponentValue> found = new HashMap<>();
        if (scanner.accept(Token.Kind.COLON)) {
            scanner.expect(Token.Kind.BRACE_CLOSE, "`}` after `{:`, a record without fields");
        } else {
            if (scanner.peek().kind() == Token.Kind.BRACE_CLOSE) {
                throw scanner.expected("a field; a record whose fields are all left out is `{:}`");
            }
            Map<String, RecordType.Field> fields = new HashMap<>();
            type.fields().forEach(field -> fields.put(field.name(), field));
            while (!scanner.accept(Token.Kind.BRACE_CLOSE)) {
                field(fields, found);
                parser.separator(Token.Kind.BRACE_CLOSE);
            }
        }
        return complete(type, found, start);
    }

    private void field(Map<String, RecordType.Field> fields, Map<String, ComponentValue> found) {
        Token name = scanner.peek();
        RecordType.Field field = name.isLabel() ? fields.get(name.text()) : null;
        if (field == null) {
            throw scanner.expected(
                    "one of the fields " + fields.keySet().stream().sorted().toList());
        }
        if (found.containsKey(field.name())) {
            throw scanner.error(name, "found the field `" + field.name() + "` twice");
        }
        scanner.take();
        scanner.expect(Token.Kind.COLON, "`:` after the name of the field");
        found.put(field.name(), parser.value(field.type()));
    }

    private ComponentValue complete(RecordType type, Map<String, ComponentValue> found, Token start) {
        List<RecordValue.Field> fields = new ArrayList<>();
        for (RecordType.Field field : type.fields()) {
            ComponentValue value = found.get(field.name());
            if (value == null && !(field.type() instanceof OptionType)) {
                throw scanner.error(
                        start, "the record lacks the field `" + field.name() + "`, which is " + field.type());
            }
            fields.add(new RecordValue.Field(field.name(), value == null ? ComponentValue.none() : value));
        }
        return RecordValue.of(fields);
    }

    ComponentValue flags(FlagsType type) {
        scanner.expect(Token.Kind.BRACE_OPEN, "`{`, the start of flags");
        Set<String> found = new LinkedHashSet<>();
        while (!scanner.accept(Token.Kind.BRACE_CLOSE)) {
            Token name = scanner.peek();
            if (!name.isLabel() || !type.names().contains(name.text())) {
                throw scanner.expected("one of the flags " + type.names());
            }
            if (!found.add(name.text())) {
                throw scanner.error(name, "found the flag `" + name.text() + "` twice");
            }
            scanner.take();
            parser.separator(Token.Kind.BRACE_CLOSE);
        }
        return FlagsValue.of(found);
    }
}
