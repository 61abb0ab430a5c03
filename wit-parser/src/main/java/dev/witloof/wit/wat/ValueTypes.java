package dev.witloof.wit.wat;

import static java.util.Map.entry;

import dev.witloof.wit.parse.SyntaxException;
import dev.witloof.wit.wat.Tokens.Kind;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads value types and the types of functions (Explainer.md, "Type Definitions"). */
final class ValueTypes {
    static final String TYPE = "a type";

    private static final Map<String, Integer> PRIMITIVES = Map.ofEntries(
            entry("bool", 0x7f),
            entry("s8", 0x7e),
            entry("u8", 0x7d),
            entry("s16", 0x7c),
            entry("u16", 0x7b),
            entry("s32", 0x7a),
            entry("u32", 0x79),
            entry("s64", 0x78),
            entry("u64", 0x77),
            entry("f32", 0x76),
            entry("float32", 0x76),
            entry("f64", 0x75),
            entry("float64", 0x75),
            entry("char", 0x74),
            entry("string", 0x73),
            entry("error-context", 0x64));

    private final Cursor in;
    private final Scope scope;

    ValueTypes(Cursor in, Scope scope) {
        this.in = in;
        this.scope = scope;
    }

    /** The index of something that is there. */
    int index(Space space) throws SyntaxException {
        Optional<Cursor.Id> id = in.tryId();
        return id.isPresent() ? scope.find(space, id.get()) : in.number("the index or name of a " + space.word());
    }

    /** A type as it is used: its index, or a type that is defined in place and gets an index of its own. */
    void use(BinaryOutput out) throws SyntaxException {
        int start = in.span().start();
        if (in.at(Kind.ID) || in.atNumber()) {
            out.mark(start).index(index(Space.TYPE));
        } else if (in.at(Kind.OPEN)) {
            BinaryOutput type = new BinaryOutput();
            define(type);
            out.mark(start).index(scope.type(type, Optional.empty()));
        } else {
            define(out);
        }
    }

    private void optional(BinaryOutput out) throws SyntaxException {
        if (in.at(Kind.CLOSE)) {
            out.bytes(0);
        } else {
            out.bytes(1);
            use(out);
        }
    }

    /** A primitive type, or another one in parentheses. */
    void define(BinaryOutput out) throws SyntaxException {
        int start = in.span().start();
        if (!in.at(Kind.OPEN)) {
            @Nullable Integer code = in.peekWord().map(PRIMITIVES::get).orElse(null);
            if (code == null) {
                throw in.expected(TYPE);
            }
            in.take();
            out.mark(start).bytes(code);
            return;
        }
        out.mark(start);
        if (in.tryOpen("record")) {
            fields(out);
        } else if (in.tryOpen("variant")) {
            cases(out);
        } else if (in.tryOpen("list")) {
            list(out);
        } else if (in.tryOpen("tuple")) {
            elements(out);
        } else if (in.tryOpen("flags")) {
            labels(out, 0x6e, "flag");
        } else if (in.tryOpen("enum")) {
            labels(out, 0x6d, "case");
        } else if (in.tryOpen("option")) {
            use(out.bytes(0x6b));
        } else if (in.tryOpen("result")) {
            result(out);
        } else if (in.tryOpen("own")) {
            out.bytes(0x69).unsigned(index(Space.TYPE));
        } else if (in.tryOpen("borrow")) {
            out.bytes(0x68).unsigned(index(Space.TYPE));
        } else if (in.tryOpen("stream")) {
            optional(out.bytes(0x66));
        } else if (in.tryOpen("future")) {
            optional(out.bytes(0x65));
        } else if (in.tryOpen("map")) {
            use(out.bytes(0x63));
            use(out);
        } else {
            throw in.expected(TYPE);
        }
        in.close();
    }

    private void fields(BinaryOutput out) throws SyntaxException {
        BinaryOutput fields = new BinaryOutput();
        int count = 0;
        for (; in.tryOpen("field"); count++) {
            fields.mark(in.span().start()).name(in.string("the name of a field"));
            use(fields);
            in.close();
        }
        out.bytes(0x72).unsigned(count).append(fields);
        last("`(field`");
    }

    private void cases(BinaryOutput out) throws SyntaxException {
        BinaryOutput cases = new BinaryOutput();
        int count = 0;
        for (; in.tryOpen("case"); count++) {
            in.tryId();
            cases.mark(in.span().start()).name(in.string("the name of a case"));
            optional(cases);
            cases.bytes(0);
            in.close();
        }
        out.bytes(0x71).unsigned(count).append(cases);
        last("`(case`");
    }

    private void list(BinaryOutput out) throws SyntaxException {
        BinaryOutput element = new BinaryOutput();
        use(element);
        if (in.at(Kind.CLOSE)) {
            out.bytes(0x70).append(element);
        } else {
            out.bytes(0x67).append(element).unsigned(in.number("the length of a list or `)`"));
        }
    }

    private void elements(BinaryOutput out) throws SyntaxException {
        BinaryOutput elements = new BinaryOutput();
        int count = 0;
        for (; !in.at(Kind.CLOSE); count++) {
            use(elements);
        }
        out.bytes(0x6f).unsigned(count).append(elements);
    }

    private void labels(BinaryOutput out, int code, String what) throws SyntaxException {
        BinaryOutput labels = new BinaryOutput();
        int count = 0;
        for (; !in.at(Kind.CLOSE); count++) {
            labels.mark(in.span().start()).name(in.string("the name of a " + what + " or `)`"));
        }
        out.bytes(code).unsigned(count).append(labels);
    }

    private void result(BinaryOutput out) throws SyntaxException {
        out.bytes(0x6a);
        if (in.opens("error")) {
            out.bytes(0);
        } else {
            optional(out);
        }
        if (in.tryOpen("error")) {
            out.bytes(1);
            use(out);
            in.close();
        } else {
            out.bytes(0);
            last("`(error`");
        }
    }

    /** The type of a function, behind the word {@code func}. */
    void function(BinaryOutput out) throws SyntaxException {
        out.mark(in.span().start()).bytes(in.tryWord("async") ? 0x43 : 0x40);
        BinaryOutput parameters = new BinaryOutput();
        int count = 0;
        for (; in.tryOpen("param"); count++) {
            parameters.mark(in.span().start()).name(in.string("the name of a parameter"));
            use(parameters);
            in.close();
        }
        out.unsigned(count).append(parameters);
        if (in.tryOpen("result")) {
            use(out.bytes(0));
            in.close();
        } else {
            out.bytes(1, 0);
            last("`(param`, `(result`");
        }
    }

    /** Checks that nothing but the closing parenthesis follows. */
    private void last(String wanted) throws SyntaxException {
        if (!in.at(Kind.CLOSE)) {
            throw in.expected(wanted + " or `)`");
        }
    }
}
