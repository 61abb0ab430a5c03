package dev.witloof.component.type;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Parses the text form of value types and function signatures. */
final class TypeParser {
    private final TypeScanner scanner;
    private final TypeNames names;
    private int depth;

    TypeParser(TypeScanner scanner, TypeNames names) {
        this.scanner = scanner;
        this.names = names;
    }

    /** Parses {@code (a: t, b: t) -> t}. */
    FunctionType signature(boolean async) {
        int start = scanner.last();
        List<FunctionType.Parameter> parameters = new ArrayList<>();
        scanner.expect("(");
        if (!scanner.accept(")")) {
            do {
                String name = label("parameter");
                scanner.expect(":");
                ValueType type = type();
                parameters.add(new FunctionType.Parameter(name, type));
            } while (more(")"));
        }
        Optional<ValueType> result = scanner.accept("->") ? Optional.of(type()) : Optional.empty();
        return made(start, () -> new FunctionType(parameters, result, async));
    }

    ValueType type() {
        if (scanner.accept("$")) {
            return names.type(scanner.word("the name of a type"), scanner);
        }
        String keyword = scanner.word("a type");
        if (++depth > ValueType.MAX_DEPTH + 1) {
            throw scanner.error("types may nest at most " + ValueType.MAX_DEPTH + " deep");
        }
        ValueType type = type(keyword, scanner.last());
        depth--;
        return type;
    }

    private ValueType type(String keyword, int start) {
        return switch (keyword) {
            case "list" -> list(start);
            case "map" -> map(start);
            case "option" -> {
                ValueType element = only();
                yield made(start, () -> new OptionType(element));
            }
            case "result" -> result(start);
            case "tuple" -> {
                List<ValueType> elements = typeList();
                yield made(start, () -> new TupleType(elements));
            }
            case "record" -> record(start);
            case "variant" -> variant(start);
            case "enum" -> {
                List<String> cases = labels("case");
                yield made(start, () -> new EnumType(cases));
            }
            case "flags" -> {
                List<String> flags = labels("flag");
                yield made(start, () -> new FlagsType(flags));
            }
            case "own" -> new OwnType(resource());
            case "borrow" -> new BorrowType(resource());
            case "stream" -> {
                Optional<ValueType> element = optionalPart();
                yield made(start, () -> new StreamType(element));
            }
            case "future" -> {
                Optional<ValueType> element = optionalPart();
                yield made(start, () -> new FutureType(element));
            }
            default -> primitive(keyword);
        };
    }

    private ValueType primitive(String keyword) {
        for (PrimitiveType type : PrimitiveType.values()) {
            if (type.text().equals(keyword)) {
                return type;
            }
        }
        throw scanner.error(
                "`" + Labels.abbreviate(keyword) + "` is no type; references to declared types start with `$`");
    }

    private ValueType list(int start) {
        scanner.expect("<");
        ValueType element = type();
        if (!scanner.accept(",")) {
            scanner.expect(">");
            return made(start, () -> new ListType(element));
        }
        int length = length();
        scanner.expect(">");
        return made(start, () -> new FixedListType(element, length));
    }

    private ValueType map(int start) {
        scanner.expect("<");
        ValueType key = type();
        scanner.expect(",");
        ValueType value = type();
        scanner.expect(">");
        return made(start, () -> new MapType(key, value));
    }

    private ValueType result(int start) {
        if (!scanner.accept("<")) {
            return new ResultType(Optional.empty(), Optional.empty());
        }
        Optional<ValueType> ok = scanner.accept("_") ? Optional.empty() : Optional.of(type());
        Optional<ValueType> err = scanner.accept(",") ? Optional.of(type()) : Optional.empty();
        scanner.expect(">");
        return made(start, () -> new ResultType(ok, err));
    }

    private ValueType record(int start) {
        List<RecordType.Field> fields = new ArrayList<>();
        scanner.expect("{");
        do {
            String name = label("field");
            scanner.expect(":");
            ValueType type = type();
            fields.add(new RecordType.Field(name, type));
        } while (more("}"));
        return made(start, () -> new RecordType(fields));
    }

    private ValueType variant(int start) {
        List<VariantType.Case> cases = new ArrayList<>();
        scanner.expect("{");
        do {
            String name = label("case");
            Optional<ValueType> payload = Optional.empty();
            if (scanner.accept("(")) {
                payload = Optional.of(type());
                scanner.expect(")");
            }
            cases.add(new VariantType.Case(name, payload));
        } while (more("}"));
        return made(start, () -> new VariantType(cases));
    }

    private List<String> labels(String what) {
        List<String> labels = new ArrayList<>();
        scanner.expect("{");
        do {
            labels.add(label(what));
        } while (more("}"));
        return labels;
    }

    private List<ValueType> typeList() {
        List<ValueType> types = new ArrayList<>();
        scanner.expect("<");
        do {
            types.add(type());
        } while (more(">"));
        return types;
    }

    private ValueType only() {
        scanner.expect("<");
        ValueType type = type();
        scanner.expect(">");
        return type;
    }

    private Optional<ValueType> optionalPart() {
        if (!scanner.accept("<")) {
            return Optional.empty();
        }
        ValueType type = type();
        scanner.expect(">");
        return Optional.of(type);
    }

    private ResourceType resource() {
        scanner.expect("<");
        scanner.expect("$");
        ResourceType resource = names.resource(scanner.word("the name of a resource"), scanner);
        scanner.expect(">");
        return resource;
    }

    private boolean more(String end) {
        if (scanner.accept(end)) {
            return false;
        }
        if (!scanner.accept(",")) {
            throw scanner.expected("`,` or `" + end + "`");
        }
        return true;
    }

    private int length() {
        String digits = scanner.word("the length of the list");
        try {
            return Integer.parseInt(digits);
        } catch (NumberFormatException e) {
            throw scanner.error("a list has between 1 and " + Integer.MAX_VALUE + " elements");
        }
    }

    private String label(String what) {
        String label = scanner.word("the name of a " + what);
        return made(scanner.last(), () -> {
            Labels.check(what, label);
            return label;
        });
    }

    /** What the maker makes; its complaint becomes one about the text. */
    private <T> T made(int start, Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            throw scanner.error(start, String.valueOf(e.getMessage()));
        }
    }
}
