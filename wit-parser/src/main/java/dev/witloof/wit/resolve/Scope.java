package dev.witloof.wit.resolve;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.ForeignTypes;
import dev.witloof.wit.diagnostic.Similar;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.model.Primitive;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.syntax.Id;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The names of an interface or world, and the types that they stand for. */
final class Scope {

    /** The types that take others, for suggestions. */
    private static final List<String> CONSTRUCTORS =
            List.of("list", "map", "option", "result", "tuple", "future", "stream", "own", "borrow");

    private final Problems problems;
    private final Map<String, Member> members = new LinkedHashMap<>();

    Scope(Problems problems) {
        this.problems = problems;
    }

    Map<String, Member> members() {
        return Collections.unmodifiableMap(members);
    }

    /** Gives a name a meaning, or says that it has one. */
    boolean define(Id name, Member member) {
        Member first = members.putIfAbsent(name.text(), member);
        if (first != null) {
            problems.add(duplicate(name, first.span()));
        }
        return first == null;
    }

    /** Gives a name that was only reserved its meaning, and its place after all that have one. */
    void move(String name, Member member) {
        members.remove(name);
        members.put(name, member);
    }

    static Diagnostic duplicate(Id name, Span first) {
        return Diagnostic.error(
                        DiagnosticCode.DUPLICATE_NAME, name.span(), "name `" + name.text() + "` is defined twice")
                .also(first, "first defined here");
    }

    /**
     * Finds the type that a name stands for.
     *
     * @param name the name
     * @param from what refers to it
     * @return the type, or nothing if there is none, which has been said
     */
    Optional<TypeDef> type(Id name, Referrer from) {
        Member member = members.get(name.text());
        if (member instanceof Member.TypeMember type) {
            if (from.gate().enabled() && !type.gate().enabled()) {
                problems.add(gated(new Id(name.text(), from.name().span()), "type", type.gate(), type.span()));
                return Optional.empty();
            }
            return Optional.of(type.type());
        }
        if (member instanceof Member.FunctionMember function) {
            problems.add(Diagnostic.error(
                            DiagnosticCode.NOT_A_TYPE,
                            name.span(),
                            "`" + name.text() + "` is a function, and a type is wanted here")
                    .also(function.span(), "the function"));
        } else if (member == null) {
            problems.add(Problems.Stage.MEMBERS, () -> unknown(name));
        }
        return Optional.empty();
    }

    private Diagnostic unknown(Id name) {
        Diagnostic unknown = Diagnostic.error(
                DiagnosticCode.UNKNOWN_TYPE, name.span(), "there is no type `" + name.text() + "` here");
        Optional<String> foreign = ForeignTypes.hint(name.text());
        if (foreign.isPresent()) {
            return unknown.help(foreign);
        }
        List<String> candidates = new ArrayList<>();
        members.forEach((candidate, member) -> {
            if (member instanceof Member.TypeMember) {
                candidates.add(candidate);
            }
        });
        for (Primitive primitive : Primitive.values()) {
            candidates.add(primitive.keyword());
        }
        candidates.addAll(CONSTRUCTORS);
        return unknown.help(Similar.hint(name.text(), candidates));
    }

    static Diagnostic gated(Id name, String what, Gate gate, Span definition) {
        return Diagnostic.error(
                        DiagnosticCode.GATED_REFERENCE,
                        name.span(),
                        what + " `" + name.text() + "` is not there, because its feature is not enabled")
                .also(definition, "defined here")
                .help("enable the feature `" + gate.feature() + "`, or put what refers to it behind the same gate");
    }
}
