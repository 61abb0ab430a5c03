package dev.witloof.wit.wat;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.SourceFile;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.parse.SyntaxException;
import java.util.Arrays;
import java.util.Optional;

/**
 * A component in text, with the bytes that it stands for.
 *
 * <p>What is read is what WIT packages in their text form, and the types of components, are made of: types but resources
 * that are defined, imports, exports, aliases of types and of the exports of instances, custom sections; names and indices,
 * types that are defined where they are used, comments and annotations (Explainer.md of the component model). Anything else
 * is refused with its place. The bytes follow the grammar of the binary format; whether they are a valid component is for
 * their reader to say.
 *
 * <p>Any text ends in a component or in a {@link SyntaxException}, with bounded time and memory: the limits are those of
 * {@link dev.witloof.wit.parse.SyntaxParser} for characters and tokens, and parentheses that are {@value Lexer#MAX_DEPTH} deep
 * in each other. Immutable and thread-safe.
 */
public final class ComponentText {
    private static final byte[] PREAMBLE = {0, 'a', 's', 'm', 0x0d, 0, 1, 0};

    private final Span start;
    private final byte[] bytes;
    private final int[] offsets;
    private final int[] places;

    private ComponentText(Span start, BinaryOutput out) {
        this.start = start;
        this.bytes = out.toBytes();
        int[] marks = out.marks();
        this.offsets = new int[marks.length / 2];
        this.places = new int[marks.length / 2];
        for (int i = 0; i < offsets.length; i++) {
            offsets[i] = marks[2 * i];
            places[i] = marks[2 * i + 1];
        }
    }

    /**
     * Reads a text.
     *
     * @param source the text of a file that ends with {@code .wat}
     * @return the component that it stands for
     * @throws SyntaxException if the text is not well formed, contains what is not read, or is too large
     */
    public static ComponentText read(SourceFile source) throws SyntaxException {
        Cursor in = new Cursor(Lexer.read(source));
        if (in.opens("module")) {
            throw new SyntaxException(Diagnostic.error(
                            DiagnosticCode.UNSUPPORTED_TEXT, in.span(), "expected `(component`, found a core module")
                    .help("a core module holds no WIT; `wasm-tools component new` makes a component of its binary"));
        }
        if (!in.tryOpen("component")) {
            throw in.expected("`(component`");
        }
        Span start = in.previous();
        Optional<Cursor.Id> id = in.tryId();
        if (in.peekWord()
                .filter(word -> word.equals("binary") || word.equals("quote"))
                .isPresent()) {
            throw Declarations.unsupported("expected definitions, found " + in.found(), in.span());
        }
        Scope scope = new Scope(Scope.Kind.COMPONENT, null, id);
        new Declarations(in, scope).readAll();
        in.close();
        in.end();
        return new ComponentText(start, new BinaryOutput().bytes(PREAMBLE).append(scope.out()));
    }

    /**
     * Returns the component in the binary format.
     *
     * @return the bytes, in an array of the caller's own
     */
    public byte[] bytes() {
        return bytes.clone();
    }

    /**
     * Returns where the component starts.
     *
     * @return the place of the word {@code component}
     */
    public Span start() {
        return start;
    }

    /**
     * Returns what a byte is made of.
     *
     * @param offset how many bytes precede it
     * @return the place in the text, as good as it is known
     */
    public Span place(int offset) {
        int found = Arrays.binarySearch(offsets, offset);
        int mark = found >= 0 ? found : -found - 2;
        if (mark < 0) {
            return start;
        }
        String text = start.source().text();
        int end = places[mark] + 1;
        while (end < text.length() && "() \t\r\n".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return new Span(start.source(), places[mark], end);
    }
}
