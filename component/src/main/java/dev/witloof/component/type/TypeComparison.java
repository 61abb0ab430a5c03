package dev.witloof.component.type;

import dev.witloof.component.type.FunctionType.Parameter;
import java.util.List;
import java.util.Optional;

/**
 * Compares the types that one side asks for with those that the other offers, by structure: names of parameters, fields,
 * cases and flags count, names of types do not, and resources match where a {@link ResourceMatcher} says so.
 *
 * <p>One object serves all functions of an interface, or of a whole component: what was found equal is remembered, so that
 * comparing takes time nearly linear in the number of distinct parts of all types together, as long as nothing differs. Not
 * safe for use by several threads at once.
 */
public final class TypeComparison {
    private final ResourceMatcher matcher;
    private TypePairs equal = new TypePairs();

    /**
     * A comparison that has compared nothing yet.
     *
     * @param matcher says which resources match
     */
    public TypeComparison(ResourceMatcher matcher) {
        this.matcher = matcher;
    }

    /**
     * Compares two functions on their own.
     *
     * @param expected the type that was asked for
     * @param actual the type that is offered
     * @param matcher says which resources match
     * @return the first difference, if there is one
     */
    public static Optional<Mismatch> compare(FunctionType expected, FunctionType actual, ResourceMatcher matcher) {
        return new TypeComparison(matcher).compare(expected, actual);
    }

    /**
     * Compares two functions.
     *
     * @param expected the type that was asked for
     * @param actual the type that is offered
     * @return the first difference in the order of declaration, if there is one
     */
    public Optional<Mismatch> compare(FunctionType expected, FunctionType actual) {
        return forgetIfDifferent(functions(expected, actual));
    }

    /**
     * Compares two value types.
     *
     * @param expected the type that was asked for
     * @param actual the type that is offered
     * @return the first difference in the order of declaration, if there is one
     */
    public Optional<Mismatch> compare(ValueType expected, ValueType actual) {
        return forgetIfDifferent(types(TypePath.ROOT, expected, actual));
    }

    /** What was taken for equal on the way to a difference may contain it. */
    private Optional<Mismatch> forgetIfDifferent(Optional<Mismatch> result) {
        if (result.isPresent()) {
            equal = new TypePairs();
        }
        return result;
    }

    private Optional<Mismatch> functions(FunctionType expected, FunctionType actual) {
        TypePath path = TypePath.ROOT;
        if (expected.async() != actual.async()) {
            return Optional.of(new Mismatch(path, describe(expected.async()), describe(actual.async())));
        }
        Optional<Mismatch> mismatch =
                ShapeDifference.labels(path, "parameter", names(expected.parameters()), names(actual.parameters()));
        for (int i = 0; i < expected.parameters().size() && mismatch.isEmpty(); i++) {
            Parameter parameter = expected.parameters().get(i);
            mismatch = types(
                    path.parameter(parameter.name()),
                    parameter.type(),
                    actual.parameters().get(i).type());
        }
        return mismatch.isPresent() ? mismatch : results(expected.result(), actual.result());
    }

    private Optional<Mismatch> results(Optional<ValueType> expected, Optional<ValueType> actual) {
        TypePath path = TypePath.ROOT.result();
        if (expected.isPresent() && actual.isPresent()) {
            return types(path, expected.get(), actual.get());
        }
        return expected.isEmpty() && actual.isEmpty()
                ? Optional.empty()
                : Optional.of(new Mismatch(path, describe(expected), describe(actual)));
    }

    private Optional<Mismatch> types(TypePath path, ValueType expected, ValueType actual) {
        if (!equal.join(expected, actual)) {
            return Optional.empty();
        }
        if (expected instanceof OwnType wanted && actual instanceof OwnType given) {
            return resources(path, expected, wanted.resource(), given.resource());
        }
        if (expected instanceof BorrowType wanted && actual instanceof BorrowType given) {
            return resources(path, expected, wanted.resource(), given.resource());
        }
        Optional<Mismatch> difference = ShapeDifference.between(path, expected, actual);
        if (difference.isPresent() || !(expected instanceof CompositeType composite)) {
            return difference;
        }
        List<TypePath> paths = PartPaths.of(composite, path);
        for (int i = 0; i < paths.size() && difference.isEmpty(); i++) {
            difference =
                    types(paths.get(i), expected.parts().get(i), actual.parts().get(i));
        }
        return difference;
    }

    private Optional<Mismatch> resources(TypePath path, ValueType handle, ResourceType expected, ResourceType actual) {
        if (matcher.matches(expected, actual)) {
            return Optional.empty();
        }
        String kind = handle instanceof OwnType ? "own" : "borrow";
        return Optional.of(new Mismatch(
                path,
                kind + " of the resource " + Labels.abbreviate(expected.toString()),
                kind + " of another resource, " + Labels.abbreviate(actual.toString())));
    }

    private static List<String> names(List<Parameter> parameters) {
        return parameters.stream().map(Parameter::name).toList();
    }

    private static String describe(boolean async) {
        return async ? "an async func" : "a func that is not async";
    }

    private static String describe(Optional<ValueType> type) {
        return type.map(TypeText::describe).orElse("none");
    }
}
