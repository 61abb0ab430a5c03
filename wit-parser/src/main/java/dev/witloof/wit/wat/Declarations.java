package dev.witloof.wit.wat;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.parse.SyntaxException;
import dev.witloof.wit.wat.Scope.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** Reads what components and their types consist of (Explainer.md, "Declarators" and "Import and Export Definitions"). */
final class Declarations {
    /** What the text form has, and WIT packages have not. */
    private static final Set<String> OTHERS =
            Set.of("core", "component", "instance", "func", "canon", "start", "value", "resource", "module");

    private final Cursor in;
    private final Scope scope;
    private final ValueTypes values;

    Declarations(Cursor in, Scope scope) {
        this.in = in;
        this.scope = scope;
        this.values = new ValueTypes(in, scope);
    }

    /** All declarations up to a closing parenthesis. */
    void readAll() throws SyntaxException {
        while (!in.at(Tokens.Kind.CLOSE)) {
            if (in.tryOpen("type")) {
                type();
            } else if (in.tryOpen("alias")) {
                alias();
            } else if (scope.kind() != Kind.INSTANCE_TYPE && in.tryOpen("import")) {
                importing();
            } else if (in.tryOpen("export")) {
                export();
            } else if (scope.kind() == Kind.COMPONENT && in.tryOpen(Lexer.CUSTOM)) {
                custom();
            } else {
                throw other(
                        scope.kind() == Kind.INSTANCE_TYPE
                                ? "`(type`, `(alias`, `(export` or `)`"
                                : "`(type`, `(alias`, `(import`, `(export` or `)`");
            }
            in.close();
        }
    }

    /** Refuses what comes next; where the text form has it, says what to do about it. */
    private SyntaxException other(String wanted) {
        SyntaxException error = in.expected(wanted);
        for (String word : OTHERS) {
            if (in.opens(word)) {
                return unsupported(error.diagnostic().message(), in.span());
            }
        }
        return error;
    }

    static SyntaxException unsupported(String message, Span span) {
        String name = span.source().name();
        return new SyntaxException(Diagnostic.error(DiagnosticCode.UNSUPPORTED_TEXT, span, message)
                .help("only WIT packages are read as text; `wasm-tools parse " + name + " -o "
                        + name.replaceFirst("\\.wat$", "") + ".wasm` makes a binary of any component, which is read"));
    }

    private void type() throws SyntaxException {
        Optional<Cursor.Id> id = in.tryId();
        List<BinaryOutput> exports = new ArrayList<>();
        while (scope.kind() == Kind.COMPONENT && in.tryOpen("export")) {
            BinaryOutput export = new BinaryOutput();
            name(export);
            exports.add(export);
            in.close();
        }
        BinaryOutput type = new BinaryOutput();
        if (in.tryOpen("func")) {
            values.function(type);
            in.close();
        } else if (in.opens("component") || in.opens("instance")) {
            Kind kind = in.opens("component") ? Kind.COMPONENT_TYPE : Kind.INSTANCE_TYPE;
            type.mark(in.span().start());
            in.tryOpen(kind == Kind.COMPONENT_TYPE ? "component" : "instance");
            declarations(kind, id, type);
            in.close();
        } else if (in.opens("resource")) {
            throw other(ValueTypes.TYPE);
        } else {
            values.define(type);
        }
        int index = scope.type(type, id);
        for (BinaryOutput export : exports) {
            export.bytes(Space.TYPE.code()).unsigned(index).bytes(0);
            scope.export(export, Space.TYPE, Optional.empty());
        }
    }

    /** The declarations of a type that starts here, behind its first word. */
    private void declarations(Kind kind, Optional<Cursor.Id> id, BinaryOutput out) throws SyntaxException {
        Scope inner = new Scope(kind, scope, id);
        new Declarations(in, inner).readAll();
        out.bytes(kind == Kind.COMPONENT_TYPE ? 0x41 : 0x42)
                .unsigned(inner.declarations())
                .append(inner.out());
    }

    private void alias() throws SyntaxException {
        BinaryOutput out = new BinaryOutput().mark(in.span().start());
        if (in.tryWord("outer")) {
            int count = levels();
            Optional<Cursor.Id> name = in.tryId();
            int index = name.isPresent()
                    ? outward(count, name.get()).findOwn(Space.TYPE, name.get())
                    : in.number("the index or name of a type");
            in.open("`(type`");
            in.word("type");
            Optional<Cursor.Id> id = in.tryId();
            in.close();
            scope.alias(out.append(Scope.outer(count, index)), Space.TYPE, id);
        } else if (in.tryWord("export")) {
            int instance = values.index(Space.INSTANCE);
            String name = in.string("the name of an export");
            in.open("`(`");
            Space space = space();
            Optional<Cursor.Id> id = in.tryId();
            in.close();
            out.bytes(space.code(), 0).unsigned(instance).name(name);
            scope.alias(out, space, id);
        } else if (in.peekWord().filter("core"::equals).isPresent()) {
            throw unsupported("expected `outer` or `export`, found `core`", in.span());
        } else {
            throw in.expected("`outer` or `export`");
        }
    }

    private int levels() throws SyntaxException {
        Optional<Cursor.Id> id = in.tryId();
        if (id.isEmpty()) {
            return in.number("how many levels outward an alias goes");
        }
        OptionalInt levels = scope.levels(id.get().name());
        if (levels.isEmpty()) {
            throw Cursor.error(
                    DiagnosticCode.INVALID_COMPONENT,
                    id.get().span(),
                    "there is no component " + id.get().shown() + " around this place");
        }
        return levels.getAsInt();
    }

    private Scope outward(int levels, Cursor.Id name) throws SyntaxException {
        Optional<Scope> found = scope.outward(levels);
        if (found.isEmpty()) {
            throw Cursor.error(
                    DiagnosticCode.INVALID_COMPONENT, name.span(), "there are not so many levels around this place");
        }
        return found.get();
    }

    /** The word for a space. */
    private Space space() throws SyntaxException {
        Span span = in.span();
        Optional<String> word = in.peekWord();
        Optional<Space> space = word.flatMap(Space::of);
        if (space.isPresent()) {
            in.take();
            return space.get();
        }
        SyntaxException error = in.expected("`func`, `type`, `instance` or `component`");
        throw word.filter(OTHERS::contains).isPresent()
                ? unsupported(error.diagnostic().message(), span)
                : error;
    }

    private void importing() throws SyntaxException {
        BinaryOutput out = new BinaryOutput();
        name(out);
        Extern type = extern();
        scope.importing(out.append(type.out()), type.space(), type.id());
    }

    private void export() throws SyntaxException {
        Optional<Cursor.Id> id = scope.kind() == Kind.COMPONENT ? in.tryId() : Optional.empty();
        BinaryOutput out = new BinaryOutput();
        name(out);
        if (scope.kind() != Kind.COMPONENT) {
            Extern type = extern();
            scope.export(out.append(type.out()), type.space(), type.id());
            return;
        }
        in.open("`(` and what is exported");
        Space space = space();
        out.bytes(space.code()).mark(in.span().start()).unsigned(values.index(space));
        in.close();
        if (in.at(Tokens.Kind.OPEN)) {
            out.bytes(1).append(extern().out());
        } else {
            out.bytes(0);
        }
        scope.export(out, space, id);
    }

    private void custom() throws SyntaxException {
        BinaryOutput section = new BinaryOutput().mark(in.span().start()).name(in.string("the name of a section"));
        while (!in.at(Tokens.Kind.CLOSE)) {
            section.bytes(in.bytes("a string or `)`"));
        }
        scope.out().bytes(0).sized(section);
    }

    /** The name of an import or export, with what is said about it. */
    private void name(BinaryOutput out) throws SyntaxException {
        out.mark(in.span().start());
        boolean wrapped = in.tryOpen("interface");
        String name = in.string("a name in quotes");
        if (wrapped) {
            in.close();
        }
        BinaryOutput attributes = new BinaryOutput();
        int count = 0;
        for (OptionalInt code = attribute(); code.isPresent(); code = attribute()) {
            attributes.mark(in.span().start()).bytes(code.getAsInt()).name(in.string("a string"));
            in.close();
            count++;
        }
        out.bytes(count == 0 ? 0 : 2).name(name);
        if (count > 0) {
            out.unsigned(count).append(attributes);
        }
    }

    private OptionalInt attribute() {
        if (in.tryOpen("implements")) {
            return OptionalInt.of(0);
        } else if (in.tryOpen("versionsuffix")) {
            return OptionalInt.of(1);
        }
        return in.tryOpen("external-id") ? OptionalInt.of(2) : OptionalInt.empty();
    }

    /** The type of an import or export, as it is written behind the name. */
    private record Extern(BinaryOutput out, Space space, Optional<Cursor.Id> id) {}

    private Extern extern() throws SyntaxException {
        BinaryOutput out = new BinaryOutput().mark(in.span().start());
        in.open("`(` and a type");
        Space space = space();
        Optional<Cursor.Id> id = in.tryId();
        if (space == Space.TYPE) {
            bound(out);
        } else {
            out.bytes(space.code()).unsigned(typeOf(space));
        }
        in.close();
        return new Extern(out, space, id);
    }

    private void bound(BinaryOutput out) throws SyntaxException {
        if (in.tryOpen("eq")) {
            out.bytes(Space.TYPE.code(), 0).mark(in.span().start()).unsigned(values.index(Space.TYPE));
        } else if (in.tryOpen("sub")) {
            in.word("resource");
            out.bytes(Space.TYPE.code(), 1);
        } else {
            throw in.expected("`(eq` or `(sub resource)`");
        }
        in.close();
    }

    /** The index of a type that is named, or is defined here. */
    private int typeOf(Space space) throws SyntaxException {
        if (in.opensReference()) {
            in.tryOpen("type");
            int index = values.index(Space.TYPE);
            in.close();
            return index;
        }
        BinaryOutput type = new BinaryOutput().mark(in.span().start());
        if (space == Space.FUNC) {
            values.function(type);
        } else {
            declarations(space == Space.COMPONENT ? Kind.COMPONENT_TYPE : Kind.INSTANCE_TYPE, Optional.empty(), type);
        }
        return scope.type(type, Optional.empty());
    }
}
