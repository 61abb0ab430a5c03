package dev.witloof.component.binary;

import dev.witloof.component.definition.ComponentType;
import dev.witloof.component.definition.DefinedType;
import dev.witloof.component.definition.ExternType;
import dev.witloof.component.definition.InstanceType;
import dev.witloof.component.type.FunctionType;
import dev.witloof.component.type.Mismatch;
import dev.witloof.component.type.ResourceType;
import dev.witloof.component.type.TypeComparison;
import dev.witloof.component.type.ValueType;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether what is given may stand where a type is wanted (Explainer.md, "Type Checking"), and closes the open
 * resource types of the wanted type with what they meet.
 */
final class Subtyping {
    private final ReadContext context;

    Subtyping(ReadContext context) {
        this.context = context;
    }

    /** Checks that an actual type may stand for a wanted one; {@code what} names it in errors. */
    void check(Place what, ExternType wanted, ExternType actual, Substitution substitution) {
        context.spend(1);
        if (wanted.sort() != actual.sort()) {
            throw context.error(
                    Rule.SORT_MISMATCH, what + ", " + SortReader.a(actual.sort()), SortReader.a(wanted.sort()));
        }
        if (wanted instanceof ExternType.Module module) {
            new CoreSubtyping(context).check(what, module.type(), ((ExternType.Module) actual).type());
        } else if (wanted instanceof ExternType.Function function) {
            function(what, substitution.apply(function.type()), ((ExternType.Function) actual).type());
        } else if (wanted instanceof ExternType.Value value) {
            value(what, substitution.apply(value.type()), ((ExternType.Value) actual).type());
        } else if (wanted instanceof ExternType.Instance instance) {
            instance(what, instance.type(), ((ExternType.Instance) actual).type(), substitution);
        } else if (wanted instanceof ExternType.Component component) {
            component(what, component.type(), ((ExternType.Component) actual).type(), substitution);
        } else if (wanted instanceof ExternType.Type type) {
            type(what, type.type(), ((ExternType.Type) actual).type(), substitution);
        }
    }

    private void instance(Place what, InstanceType wanted, InstanceType actual, Substitution substitution) {
        each(what, "export", wanted.exports(), actual.exports(), substitution);
    }

    /** Whoever holds the wanted type gives the wanted imports, and must be content with the actual exports. */
    private void component(Place what, ComponentType wanted, ComponentType actual, Substitution substitution) {
        Substitution supplied = new Substitution(context).open(actual.importedResources());
        for (Map.Entry<String, ExternType> needed : actual.imports().entrySet()) {
            @Nullable ExternType given = wanted.imports().get(needed.getKey());
            if (given == null) {
                throw context.error(
                        Rule.ITEM_MISSING,
                        what + ", which imports `" + ExternNames.abbreviate(needed.getKey()) + "`",
                        "a component that does not");
            }
            check(new Place(what, "import", needed.getKey()), needed.getValue(), substitution.apply(given), supplied);
        }
        Substitution exports = substitution.copy().open(wanted.exportedResources());
        for (Map.Entry<String, ExternType> export : wanted.exports().entrySet()) {
            ExternType given = required(what, "export", export.getKey(), actual.exports());
            check(new Place(what, "export", export.getKey()), export.getValue(), supplied.apply(given), exports);
        }
    }

    private void type(Place what, DefinedType wanted, DefinedType actual, Substitution substitution) {
        if (wanted instanceof DefinedType.Resource resource && actual instanceof DefinedType.Resource given) {
            resource(what, resource.type(), given.type(), substitution);
        } else if (wanted instanceof DefinedType.Value value && actual instanceof DefinedType.Value given) {
            value(what, substitution.apply(value.type()), given.type());
        } else if (wanted instanceof DefinedType.Function function && actual instanceof DefinedType.Function given) {
            function(what, substitution.apply(function.type()), given.type());
        } else if (wanted instanceof DefinedType.Instance instance && actual instanceof DefinedType.Instance given) {
            InstanceType one = substitution.apply(instance.type());
            InstanceType other = given.type();
            instance(what, one, other, new Substitution(context).open(one.resources()));
            instance(what, other, one, new Substitution(context).open(other.resources()));
        } else if (wanted instanceof DefinedType.Component component && actual instanceof DefinedType.Component given) {
            ComponentType one = substitution.apply(component.type());
            component(what, one, given.type(), new Substitution(context));
            component(what, given.type(), one, new Substitution(context));
        } else {
            throw other(Rule.TYPE_MISMATCH, what, kind(actual), kind(wanted));
        }
    }

    private void resource(Place what, ResourceType wanted, ResourceType actual, Substitution substitution) {
        if (substitution.isOpen(wanted)) {
            substitution.put(wanted, actual);
        } else if (substitution.apply(wanted) != actual) {
            throw other(
                    Rule.RESOURCE_MISMATCH,
                    what,
                    "the resource type `" + actual + "`",
                    "`" + substitution.apply(wanted) + "`");
        }
    }

    private void each(
            Place what,
            String kind,
            Map<String, ExternType> wanted,
            Map<String, ExternType> actual,
            Substitution substitution) {
        for (Map.Entry<String, ExternType> entry : wanted.entrySet()) {
            ExternType given = required(what, kind, entry.getKey(), actual);
            check(new Place(what, kind, entry.getKey()), entry.getValue(), given, substitution);
        }
    }

    private ExternType required(Place what, String kind, String name, Map<String, ExternType> actual) {
        @Nullable ExternType given = actual.get(name);
        if (given == null) {
            throw context.error(
                    Rule.ITEM_MISSING,
                    what + " without " + kind + " `" + ExternNames.abbreviate(name) + "`",
                    "one that has it");
        }
        return given;
    }

    private void function(Place what, FunctionType wanted, FunctionType actual) {
        if (!context.types().same(wanted, actual)) {
            throw different(
                    what,
                    TypeComparison.compare(wanted, actual, (one, other) -> true),
                    TypeComparison.compare(wanted, actual, (one, other) -> one == other));
        }
    }

    private void value(Place what, ValueType wanted, ValueType actual) {
        if (!context.types().same(wanted, actual)) {
            throw different(
                    what,
                    new TypeComparison((one, other) -> true).compare(wanted, actual),
                    new TypeComparison((one, other) -> one == other).compare(wanted, actual));
        }
    }

    /** Types that differ: in their structure, or else in their resource types. */
    private MalformedComponentException different(Place what, Optional<Mismatch> structure, Optional<Mismatch> exact) {
        Mismatch mismatch = structure
                .or(() -> exact)
                .orElseThrow(() -> new IllegalStateException("types of a pool that are equal and not the same"));
        String place = mismatch.path().isRoot() ? "" : ", " + mismatch.path();
        return other(
                structure.isPresent() ? Rule.TYPE_MISMATCH : Rule.RESOURCE_MISMATCH,
                what + place,
                mismatch.actual(),
                mismatch.expected());
    }

    private MalformedComponentException other(Rule rule, Object what, String actual, String wanted) {
        return context.error(rule, what + ": " + ExternNames.abbreviate(actual), ExternNames.abbreviate(wanted));
    }

    private static String kind(DefinedType type) {
        return "the type of a " + type.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    }

    /** What a check is about, put into words only when it fails. */
    record Place(@Nullable Place outer, String kind, String name) {
        @Override
        public String toString() {
            return kind + " `" + ExternNames.abbreviate(name) + "`" + (outer == null ? "" : " of " + outer);
        }
    }
}
