package dev.witloof.runtime;

import dev.witloof.component.type.TypePath;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Why a value is none of a type, and the way to the part that does not fit: made from there outwards. */
final class Misfit {
    private final String problem;
    private final List<UnaryOperator<TypePath>> steps = new ArrayList<>();

    Misfit(String problem) {
        this.problem = problem;
    }

    /** Adds the step that leads from the whole to the part. */
    void within(UnaryOperator<TypePath> step) {
        steps.add(step);
    }

    IllegalArgumentException at(TypePath where) {
        TypePath path = where;
        for (int i = steps.size() - 1; i >= 0; i--) {
            path = steps.get(i).apply(path);
        }
        return new IllegalArgumentException(path.isRoot() ? problem : path + ": " + problem);
    }

    /** What a value is, in a few words. */
    static String describe(ComponentValue value) {
        if (value instanceof ScalarValue scalar) {
            return scalar.type() + " " + scalar;
        } else if (value instanceof StringValue) {
            return "a string";
        } else if (value instanceof ListValue list) {
            return list.packedElement()
                    .map(element -> "a list<" + element + ">")
                    .orElse("a list");
        } else if (value instanceof RecordValue record) {
            return "a record with the fields " + record.names();
        } else if (value instanceof TupleValue tuple) {
            return "a tuple of " + tuple.elements().size();
        } else if (value instanceof VariantValue variant) {
            return "the variant case `" + variant.name() + "`";
        } else if (value instanceof EnumValue chosen) {
            return "the enum case `" + chosen.name() + "`";
        } else if (value instanceof OptionValue option) {
            return option.value().isPresent() ? "some" : "none";
        } else if (value instanceof ResultValue result) {
            return result.isOk() ? "the result ok" : "the result err";
        }
        return value instanceof FlagsValue ? "flags" : "a handle";
    }
}
