package dev.witloof.wit.resolve;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.model.Stability;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import java.util.HashMap;
import java.util.Map;

/** The types of one package: those without a name exist once each, and all are known by their facts. */
final class TypeTable {

    private final TypeFacts facts;
    private final Problems problems;
    private final Map<TypeDefKind, TypeDef> anonymous = new HashMap<>();

    TypeTable(TypeFacts facts, Problems problems) {
        this.facts = facts;
        this.problems = problems;
    }

    TypeFacts facts() {
        return facts;
    }

    /** Returns the type without a name that is of a kind. */
    TypeDef anonymous(TypeDefKind kind, Stability stability, Span span) {
        TypeDef found = anonymous.get(kind);
        if (found == null) {
            found = add(new TypeDef(kind, stability, span));
            anonymous.put(kind, found);
        }
        return found;
    }

    /** Takes note of a type, and says so if it is larger than what can be worked with. */
    TypeDef add(TypeDef def) {
        if (!facts.note(def)) {
            problems.add(Diagnostic.error(
                    DiagnosticCode.LIMIT,
                    def.span(),
                    "this type nests more than " + TypeFacts.MAX_DEPTH + " deep, or is made of more than "
                            + TypeFacts.MAX_SIZE + " types when written out"));
        }
        return def;
    }
}
