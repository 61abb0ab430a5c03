package dev.witloof.component.type;

import java.util.List;
import java.util.Optional;

/** Finds out in what two types differ, their parts left aside. */
final class ShapeDifference {
    private ShapeDifference() {}

    /** The difference between two types that are not both handles of one kind; empty if only their parts may differ. */
    static Optional<Mismatch> between(TypePath path, ValueType expected, ValueType actual) {
        if (expected instanceof CompositeType wanted && actual instanceof CompositeType given) {
            if (wanted.hasShapeOf(given)) {
                return Optional.empty();
            }
        } else if (expected.equals(actual)) {
            return Optional.empty();
        }
        return labelled(path, expected, actual)
                .or(() -> Optional.of(new Mismatch(path, TypeText.describe(expected), TypeText.describe(actual))));
    }

    private static Optional<Mismatch> labelled(TypePath path, ValueType expected, ValueType actual) {
        if (expected instanceof RecordType wanted && actual instanceof RecordType given) {
            return labels(path, "field", fields(wanted), fields(given));
        }
        if (expected instanceof EnumType wanted && actual instanceof EnumType given) {
            return labels(path, "case", wanted.names(), given.names());
        }
        if (expected instanceof FlagsType wanted && actual instanceof FlagsType given) {
            return labels(path, "flag", wanted.names(), given.names());
        }
        if (expected instanceof VariantType wanted && actual instanceof VariantType given) {
            return labels(path, "case", cases(wanted), cases(given)).or(() -> payloads(path, wanted, given));
        }
        return Optional.empty();
    }

    /** The first place where two lists of names differ. */
    static Optional<Mismatch> labels(TypePath path, String what, List<String> expected, List<String> actual) {
        if (expected.equals(actual)) {
            return Optional.empty();
        }
        int i = 0;
        while (i < expected.size() && i < actual.size() && expected.get(i).equals(actual.get(i))) {
            i++;
        }
        return Optional.of(new Mismatch(path, label(what, expected, i), label(what, actual, i)));
    }

    private static String label(String what, List<String> names, int index) {
        return index < names.size()
                ? what + " `" + Labels.abbreviate(names.get(index)) + "` at position " + (index + 1)
                : "no " + what + " after the first " + names.size();
    }

    private static Optional<Mismatch> payloads(TypePath path, VariantType expected, VariantType actual) {
        for (int i = 0; i < expected.cases().size(); i++) {
            VariantType.Case wanted = expected.cases().get(i);
            VariantType.Case given = actual.cases().get(i);
            if (wanted.payload().isPresent() != given.payload().isPresent()) {
                return Optional.of(new Mismatch(path.payload(wanted.name()), payload(wanted), payload(given)));
            }
        }
        return Optional.empty();
    }

    private static String payload(VariantType.Case each) {
        return each.payload().map(TypeText::describe).orElse("no payload");
    }

    private static List<String> fields(RecordType type) {
        return type.fields().stream().map(RecordType.Field::name).toList();
    }

    private static List<String> cases(VariantType type) {
        return type.cases().stream().map(VariantType.Case::name).toList();
    }
}
