package dev.witloof.wit.check;

import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.model.Primitive;
import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import dev.witloof.wit.model.TypeParts;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** What a type of a component cannot be (component model, Binary.md, "Type Definitions"). Each definition is looked at once. */
final class TypeRules {

    private static final int MAX_FLAGS = 32;

    private final Findings findings;

    /** Whether a type that was looked at contains a borrowed handle. */
    private final IdentityHashMap<TypeDef, Boolean> borrows = new IdentityHashMap<>();

    TypeRules(Findings findings) {
        this.findings = findings;
    }

    /** Looks at a type and its parts, which nest no deeper than what the resolver lets through. */
    boolean check(Type type) {
        if (!(type instanceof TypeDef def)) {
            return false;
        }
        Boolean known = borrows.get(def);
        if (known != null) {
            return known;
        }
        boolean borrow = def.kind() instanceof TypeDefKind.Borrow;
        for (Type part : TypeParts.of(def.kind()).toList()) {
            borrow |= check(part);
        }
        borrows.put(def, borrow);
        check(def, borrow);
        return borrow;
    }

    private void check(TypeDef def, boolean borrow) {
        TypeDefKind kind = def.kind();
        if (kind instanceof TypeDefKind.Record record) {
            notEmpty(def, record.fields(), "record");
            labels(record.fields(), TypeDefKind.Field::name, TypeDefKind.Field::span, "field");
        } else if (kind instanceof TypeDefKind.Variant variant) {
            labels(variant.cases(), TypeDefKind.Case::name, TypeDefKind.Case::span, "case");
        } else if (kind instanceof TypeDefKind.Enum enumeration) {
            labels(enumeration.cases(), TypeDefKind.Label::name, TypeDefKind.Label::span, "case");
        } else if (kind instanceof TypeDefKind.Flags flags) {
            notEmpty(def, flags.flags(), "flags type");
            if (flags.flags().size() > MAX_FLAGS) {
                findings.add(
                        def.span(),
                        "a flags type of a component has " + MAX_FLAGS + " flags at most, and this one has "
                                + flags.flags().size(),
                        "split it, or use a list of an `enum`");
            }
            labels(flags.flags(), TypeDefKind.Label::name, TypeDefKind.Label::span, "flag");
        } else if (kind instanceof TypeDefKind.Tuple tuple) {
            notEmpty(def, tuple.types(), "tuple");
        } else if (kind instanceof TypeDefKind.FixedLengthList list && list.length() == 0) {
            findings.add(def.span(), "a fixed-length list of a component has an element at least", "leave it out");
        } else if (kind instanceof TypeDefKind.Stream stream) {
            element(def, "stream", borrow);
            if (stream.type().equals(Optional.of(Primitive.CHAR))) {
                findings.add(def.span(), "a stream of a component is not one of `char`, for now", "use `stream<u8>`");
            }
        } else if (kind instanceof TypeDefKind.Future) {
            element(def, "future", borrow);
        }
    }

    private void element(TypeDef def, String what, boolean borrow) {
        if (borrow) {
            findings.add(
                    def.span(), "a " + what + " of a component cannot pass borrowed handles on", "pass owned handles");
        }
    }

    private void notEmpty(TypeDef def, List<?> parts, String what) {
        if (parts.isEmpty()) {
            findings.add(def.span(), "a component has no empty " + what, "leave it out, or put something into it");
        }
    }

    private <T> void labels(List<T> parts, Function<T, String> name, Function<T, Span> span, String what) {
        UniqueNames names = new UniqueNames();
        parts.forEach(part -> names.add(name.apply(part), span.apply(part))
                .ifPresent(first -> findings.same(what, name.apply(part), span.apply(part), first)));
    }
}
