package dev.witloof.wit.print;

import dev.witloof.wit.grammar.WitLexer;
import java.util.HashSet;
import java.util.Set;

/** Names as the text has them: one that is a keyword is escaped ({@code %type}). */
final class Ids {

    private static final Set<String> KEYWORDS = keywords();

    private Ids() {}

    static String of(String name) {
        return KEYWORDS.contains(name) ? "%" + name : name;
    }

    private static Set<String> keywords() {
        Set<String> keywords = new HashSet<>();
        for (int type = WitLexer.AS; type <= WitLexer.WORLD; type++) {
            String quoted = WitLexer.VOCABULARY.getLiteralName(type);
            keywords.add(quoted.substring(1, quoted.length() - 1));
        }
        return Set.copyOf(keywords);
    }
}
