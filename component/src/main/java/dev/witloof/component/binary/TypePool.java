package dev.witloof.component.binary;

import dev.witloof.component.type.BorrowType;
import dev.witloof.component.type.EnumType;
import dev.witloof.component.type.FixedListType;
import dev.witloof.component.type.FlagsType;
import dev.witloof.component.type.FunctionType;
import dev.witloof.component.type.OwnType;
import dev.witloof.component.type.PrimitiveType;
import dev.witloof.component.type.RecordType;
import dev.witloof.component.type.ResultType;
import dev.witloof.component.type.ValueType;
import dev.witloof.component.type.VariantType;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;

/**
 * Keeps one object for each structure of value and function types, so that structural equality is identity and a component
 * that repeats a type costs its size once.
 *
 * <p>Types are found by a text that names their parts by number. Texts are comparable, so that a component whose types were
 * chosen to have equal hash codes does not make the map slow.
 */
final class TypePool {
    private final Map<String, Object> pool = new HashMap<>();
    private final ReadContext context;
    private final IdentityHashMap<Object, Integer> numbers = new IdentityHashMap<>();
    private final IdentityHashMap<ValueType, TypeFacts> facts = new IdentityHashMap<>();

    TypePool(ReadContext context) {
        this.context = context;
    }

    /** The one object that stands for the type; its parts come from this pool. */
    ValueType value(ValueType type) {
        if (facts.containsKey(type)) {
            return type;
        }
        ValueType one = (ValueType) one(text(type), type);
        if (one == type) {
            facts.put(type, TypeFacts.of(type, this::facts));
        }
        return one;
    }

    /** The one object that stands for the type; its parts come from this pool. */
    FunctionType function(FunctionType type) {
        StringBuilder text = new StringBuilder(type.async() ? "async" : "func");
        for (FunctionType.Parameter parameter : type.parameters()) {
            text.append(' ').append(parameter.name()).append(number(parameter.type()));
        }
        type.result().ifPresent(result -> text.append(" ->").append(number(result)));
        return (FunctionType) one(text.toString(), type);
    }

    private Object one(String text, Object type) {
        context.spendOn(text);
        return pool.computeIfAbsent(text, key -> type);
    }

    /** Whether two types of this pool are equal: only if they are one object. */
    @SuppressWarnings("ReferenceEquality")
    boolean same(Object type, Object other) {
        return type == other;
    }

    /** What is known about a type of this pool. */
    TypeFacts facts(ValueType type) {
        TypeFacts known = facts.get(type);
        if (known == null) {
            throw new IllegalArgumentException("a type from elsewhere");
        }
        return known;
    }

    private String text(ValueType type) {
        StringBuilder text = new StringBuilder(type.getClass().getSimpleName());
        if (type instanceof PrimitiveType primitive) {
            text.append(primitive.text());
        } else if (type instanceof EnumType cases) {
            cases.names().forEach(name -> text.append(' ').append(name));
        } else if (type instanceof FlagsType flags) {
            flags.names().forEach(name -> text.append(' ').append(name));
        } else if (type instanceof OwnType own) {
            text.append(number(own.resource()));
        } else if (type instanceof BorrowType borrow) {
            text.append(number(borrow.resource()));
        } else if (type instanceof RecordType fields) {
            fields.fields().forEach(field -> text.append(' ').append(field.name()));
        } else if (type instanceof VariantType variant) {
            variant.cases().forEach(each -> text.append(' ')
                    .append(each.name())
                    .append(each.payload().isPresent() ? "+" : ""));
        } else if (type instanceof FixedListType list) {
            text.append(' ').append(list.length());
        } else if (type instanceof ResultType result) {
            text.append(result.ok().isPresent() ? "+" : "-").append(result.err().isPresent() ? "+" : "-");
        }
        type.parts().forEach(part -> text.append(number(part)));
        return text.toString();
    }

    private String number(Object typeOrResource) {
        return "#" + numbers.computeIfAbsent(typeOrResource, key -> numbers.size());
    }
}
