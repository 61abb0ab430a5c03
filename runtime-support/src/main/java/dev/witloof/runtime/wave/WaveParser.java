package dev.witloof.runtime.wave;

import dev.witloof.component.type.BorrowType;
import dev.witloof.component.type.EnumType;
import dev.witloof.component.type.FixedListType;
import dev.witloof.component.type.FlagsType;
import dev.witloof.component.type.FunctionType;
import dev.witloof.component.type.FutureType;
import dev.witloof.component.type.ListType;
import dev.witloof.component.type.MapType;
import dev.witloof.component.type.OptionType;
import dev.witloof.component.type.OwnType;
import dev.witloof.component.type.PrimitiveType;
import dev.witloof.component.type.RecordType;
import dev.witloof.component.type.ResultType;
import dev.witloof.component.type.StreamType;
import dev.witloof.component.type.TupleType;
import dev.witloof.component.type.ValueType;
import dev.witloof.component.type.ValueTypeVisitor;
import dev.witloof.component.type.VariantType;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.EnumValue;
import dev.witloof.runtime.ResultValue;
import dev.witloof.runtime.VariantValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads values by their types: each visit reads a value of the type visited, and so nests no deeper than that. */
final class WaveParser implements ValueTypeVisitor<ComponentValue> {
    private final WaveScanner scanner;
    private final WaveBraces braces;

    WaveParser(WaveScanner scanner) {
        this.scanner = scanner;
        this.braces = new WaveBraces(scanner, this);
    }

    ComponentValue value(ValueType type) {
        return type.accept(this);
    }

    /** Reads arguments in parentheses, of which trailing options may be left out. */
    List<ComponentValue> arguments(FunctionType type) {
        scanner.expect(Token.Kind.PAREN_OPEN, "`(`");
        List<ComponentValue> values = new ArrayList<>();
        while (scanner.peek().kind() != Token.Kind.PAREN_CLOSE) {
            if (values.size() == type.parameters().size()) {
                throw scanner.expected(
                        "`)` after " + count(values.size(), "argument") + ", which is all that " + type + " takes");
            }
            values.add(value(type.parameters().get(values.size()).type()));
            separator(Token.Kind.PAREN_CLOSE);
        }
        while (values.size() < type.parameters().size()) {
            FunctionType.Parameter missing = type.parameters().get(values.size());
            if (!(missing.type() instanceof OptionType)) {
                throw scanner.expected("an argument for `" + missing.name() + "`, which is " + missing.type());
            }
            values.add(ComponentValue.none());
        }
        scanner.expect(Token.Kind.PAREN_CLOSE, "`)`");
        return List.copyOf(values);
    }

    /** Reads the comma between items, which may also follow the last. */
    void separator(Token.Kind close) {
        if (!scanner.accept(Token.Kind.COMMA) && scanner.peek().kind() != close) {
            throw scanner.expected("`,` or " + close.description());
        }
    }

    private static String count(int count, String what) {
        return count + " " + what + (count == 1 ? "" : "s");
    }

    @Override
    public ComponentValue visitPrimitive(PrimitiveType type) {
        Token token = scanner.peek();
        return switch (type) {
            case BOOL -> bool(token);
            case S8, U8, S16, U16, S32, U32, S64, U64 -> integer(token, type);
            case F32, F64 -> floating(token, type);
            case CHAR ->
                ComponentValue.character(scanner.expect(Token.Kind.CHAR, "a char like `'x'`")
                        .text()
                        .codePointAt(0));
            case STRING ->
                ComponentValue.string(scanner.expect(Token.Kind.STRING, "a string in double quotes")
                        .text());
            case ERROR_CONTEXT -> throw unsupported(type);
        };
    }

    private ComponentValue bool(Token token) {
        if (!token.is("true") && !token.is("false")) {
            throw scanner.expected("`true` or `false`");
        }
        return ComponentValue.bool(scanner.take().is("true"));
    }

    private ComponentValue integer(Token token, PrimitiveType type) {
        if (token.kind() != Token.Kind.NUMBER || !WaveNumbers.isInteger(token.text())) {
            throw scanner.expected("an integer, " + type);
        }
        if (!WaveNumbers.fits(token.text(), type)) {
            throw scanner.expected(type + ", which is " + WaveNumbers.range(type));
        }
        return WaveNumbers.integer(scanner.take().text(), type);
    }

    private ComponentValue floating(Token token, PrimitiveType type) {
        if (token.kind() != Token.Kind.NUMBER && !token.is("nan") && !token.is("inf")) {
            throw scanner.expected("a number, " + type);
        }
        return WaveNumbers.floating(scanner.take().text(), type);
    }

    @Override
    public ComponentValue visitList(ListType type) {
        return ComponentValue.list(elements(type.element()));
    }

    private List<ComponentValue> elements(ValueType element) {
        scanner.expect(Token.Kind.BRACKET_OPEN, "`[`, the start of a list");
        List<ComponentValue> elements = new ArrayList<>();
        while (!scanner.accept(Token.Kind.BRACKET_CLOSE)) {
            elements.add(value(element));
            separator(Token.Kind.BRACKET_CLOSE);
        }
        return elements;
    }

    @Override
    public ComponentValue visitTuple(TupleType type) {
        scanner.expect(Token.Kind.PAREN_OPEN, "`(`, the start of a tuple");
        List<ComponentValue> elements = new ArrayList<>();
        for (ValueType element : type.elements()) {
            if (scanner.peek().kind() == Token.Kind.PAREN_CLOSE) {
                throw scanner.expected("element " + elements.size() + " of a tuple of "
                        + type.elements().size());
            }
            elements.add(value(element));
            separator(Token.Kind.PAREN_CLOSE);
        }
        scanner.expect(
                Token.Kind.PAREN_CLOSE, "`)` after " + count(type.elements().size(), "element") + " of a tuple");
        return ComponentValue.tuple(elements.toArray(new ComponentValue[0]));
    }

    @Override
    public ComponentValue visitRecord(RecordType type) {
        return braces.record(type);
    }

    @Override
    public ComponentValue visitFlags(FlagsType type) {
        return braces.flags(type);
    }

    @Override
    public ComponentValue visitVariant(VariantType type) {
        Token token = scanner.peek();
        String name = caseName(type.cases().stream().map(VariantType.Case::name).toList());
        VariantType.Case chosen = type.cases().stream()
                .filter(each -> each.name().equals(name))
                .findFirst()
                .orElseThrow();
        return new VariantValue(name, payload(token, name, chosen.payload()));
    }

    @Override
    public ComponentValue visitEnum(EnumType type) {
        Token token = scanner.peek();
        String name = caseName(type.names());
        payload(token, name, Optional.empty());
        return new EnumValue(name);
    }

    private String caseName(List<String> names) {
        Token token = scanner.peek();
        if (!token.isLabel() || !names.contains(token.text())) {
            throw scanner.expected("one of the cases " + names);
        }
        if (token.kind() == Token.Kind.LABEL && Keywords.contains(token.text())) {
            throw scanner.error(
                    token,
                    "found the keyword `" + token.text() + "`; write `%" + token.text()
                            + "` for the case of that name");
        }
        return scanner.take().text();
    }

    /** Reads what a case carries, in parentheses. */
    private Optional<ComponentValue> payload(Token at, String name, Optional<ValueType> type) {
        if (scanner.peek().kind() != Token.Kind.PAREN_OPEN) {
            if (type.isPresent()) {
                throw scanner.expected("`(` and a payload of type " + type.get() + " after `" + name + "`");
            }
            return Optional.empty();
        }
        if (type.isEmpty()) {
            throw scanner.error(at, "`" + name + "` has no payload, so nothing may follow it in parentheses");
        }
        scanner.take();
        ComponentValue value = value(type.get());
        scanner.expect(Token.Kind.PAREN_CLOSE, "`)` after the payload of `" + name + "`");
        return Optional.of(value);
    }

    @Override
    public ComponentValue visitOption(OptionType type) {
        Token token = scanner.peek();
        if (token.is("none")) {
            scanner.take();
            return ComponentValue.none();
        }
        if (token.is("some")) {
            scanner.take();
            return ComponentValue.some(
                    payload(token, "some", Optional.of(type.element())).orElseThrow());
        }
        if (!isPlain(type.element())) {
            throw scanner.expected("`some(…)` or `none`");
        }
        return ComponentValue.some(value(type.element()));
    }

    @Override
    public ComponentValue visitResult(ResultType type) {
        Token token = scanner.peek();
        if (token.is("ok") || token.is("err")) {
            scanner.take();
            boolean ok = token.is("ok");
            return new ResultValue(ok, payload(token, token.text(), ok ? type.ok() : type.err()));
        }
        if (type.ok().isEmpty() || !isPlain(type.ok().get())) {
            throw scanner.expected("`ok` or `err`");
        }
        return ComponentValue.ok(value(type.ok().get()));
    }

    /** Whether {@code some} and {@code ok} may be left out around a payload. */
    private static boolean isPlain(ValueType payload) {
        return !(payload instanceof OptionType) && !(payload instanceof ResultType);
    }

    @Override
    public ComponentValue visitOwn(OwnType type) {
        throw unsupported(type);
    }

    @Override
    public ComponentValue visitBorrow(BorrowType type) {
        throw unsupported(type);
    }

    @Override
    public ComponentValue visitFixedList(FixedListType type) {
        Token start = scanner.peek();
        List<ComponentValue> elements = elements(type.element());
        if (elements.size() != type.length()) {
            throw scanner.error(
                    start, "found a list of " + elements.size() + ", wanted one of " + count(type.length(), "element"));
        }
        return ComponentValue.list(elements);
    }

    @Override
    public ComponentValue visitMap(MapType type) {
        return ComponentValue.list(elements(new TupleType(List.of(type.key(), type.value()))));
    }

    @Override
    public ComponentValue visitStream(StreamType type) {
        throw unsupported(type);
    }

    @Override
    public ComponentValue visitFuture(FutureType type) {
        throw unsupported(type);
    }

    private WaveException unsupported(ValueType type) {
        return scanner.error(scanner.peek(), "a value of type " + type + " cannot be written as text");
    }
}
