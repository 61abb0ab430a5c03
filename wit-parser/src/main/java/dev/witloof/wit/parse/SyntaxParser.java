package dev.witloof.wit.parse;

import dev.witloof.wit.diagnostic.SourceFile;
import dev.witloof.wit.grammar.WitParser;
import dev.witloof.wit.syntax.SyntaxFile;
import org.antlr.v4.runtime.BailErrorStrategy;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.misc.ParseCancellationException;

/**
 * Parses WIT files. Stateless.
 *
 * <p>Any text ends in a tree or in a {@link SyntaxException}: time and memory are linear in its length, and the stack
 * is bounded. Limits: {@value #MAX_LENGTH} characters a file, {@value #MAX_NAME} a name, {@value #MAX_TOKENS} tokens, types
 * nested {@value #MAX_TYPE_DEPTH} deep.
 */
public final class SyntaxParser {

    /** The length of the longest text that is read, in UTF-16 units. */
    public static final int MAX_LENGTH = 4 << 20;

    /** How many tokens a file may have, comments and white space included. */
    public static final int MAX_TOKENS = 1_000_000;

    /**
     * How many characters a name or a version may have. Each is part of many others, a package's of its interfaces' and a
     * resource's of its functions', so that without a bound a model may be thousands of times as long as its text.
     */
    public static final int MAX_NAME = 1_024;

    /** How deep types may nest, as in the reference. */
    public static final int MAX_TYPE_DEPTH = 100;

    /** How deep packages may nest before they are refused for that alone, as in the reference. */
    static final int MAX_PACKAGE_DEPTH = 100;

    /** Makes a parser. */
    public SyntaxParser() {}

    /**
     * Parses one file.
     *
     * @param source the file
     * @return its tree
     * @throws SyntaxException if the text is no WIT, with the first place at which it is none
     */
    public SyntaxFile parse(SourceFile source) throws SyntaxException {
        try {
            TextRules.check(source);
            CommonTokenStream tokens = TokenRules.read(source);
            WitParser parser = new WitParser(tokens);
            parser.removeErrorListeners();
            parser.setErrorHandler(new BailErrorStrategy());
            return new TreeBuilder(source, tokens).file(file(source, tokens, parser));
        } catch (Refusal refusal) {
            throw new SyntaxException(refusal.diagnostic());
        }
    }

    private static WitParser.FileContext file(SourceFile source, CommonTokenStream tokens, WitParser parser) {
        try {
            return parser.file();
        } catch (ParseCancellationException failed) {
            throw new Refusal(new SyntaxErrors(source, tokens).explain());
        }
    }
}
