package dev.witloof.codegen.bind;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.model.Param;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds interfaces of which a generated class would not fit into a class file, which has room for 65535 constants (JVMS 4.1)
 * of 65535 bytes each (JVMS 4.4.7).
 *
 * <p>What is generated for functions is cut into several classes, but one class has to implement all of an interface, and one
 * has the conversions of all its types. How many constants they take is estimated, a little too high.
 */
final class ClassSizes {
    private static final int MAX_CONSTANTS = 60_000;

    /** The adapter has other things, too. */
    private static final int MAX_CONSTANTS_OF_TYPES = 45_000;

    /** The name of a method, its descriptor and what its code refers to. */
    private static final int OF_FUNCTION = 3;

    /** The class of an exception, its name and its constructor. */
    private static final int OF_EXCEPTION = 3;

    /** The method that converts a type spelled in place, and the type's name. */
    private static final int OF_TYPE_IN_PLACE = 4;

    /** The longest name, and all names of a record's fields together, which are one constant. */
    private static final int MAX_NAME = 65_000;

    private static final int OF_TYPE = 30;
    private static final int OF_FIELD = 3;
    private static final int OF_CASE = 7;

    private final TypeKeys keys;
    private final List<Diagnostic> found = new ArrayList<>();

    private ClassSizes(TypeKeys keys) {
        this.keys = keys;
    }

    static List<Diagnostic> find(List<BoundInterface> interfaces, TypeKeys keys) {
        ClassSizes sizes = new ClassSizes(keys);
        interfaces.forEach(sizes::check);
        return sizes.found;
    }

    private void check(BoundInterface each) {
        long functions = functions(each);
        if (functions > MAX_CONSTANTS) {
            refuse(each.item().span(), "the functions here", functions, MAX_CONSTANTS);
        }
        long types =
                each.definitions().stream().mapToLong(ClassSizes::constants).sum();
        if (types > MAX_CONSTANTS_OF_TYPES) {
            refuse(each.item().span(), "the types here", types, MAX_CONSTANTS_OF_TYPES);
        }
        each.definitions().forEach(def -> checkName(longestName(def), def.span()));
        for (BoundFunction function : each.functions()) {
            checkName(function.name().length(), function.wit().span());
            function.wit().params().forEach(param -> checkName(param.name().length(), param.span()));
        }
    }

    private static int longestName(TypeDef def) {
        if (def.kind() instanceof TypeDefKind.Record kind) {
            return kind.fields().stream()
                    .mapToInt(each -> each.name().length() + 1)
                    .sum();
        }
        Stream<TypeDefKind.Label> labels = def.kind() instanceof TypeDefKind.Enum kind
                ? kind.cases().stream()
                : def.kind() instanceof TypeDefKind.Flags kind ? kind.flags().stream() : Stream.empty();
        return labels.mapToInt(each -> each.name().length()).max().orElse(0);
    }

    private void checkName(int length, Span span) {
        if (length > MAX_NAME) {
            found.add(Diagnostic.error(
                            DiagnosticCode.LIMIT,
                            span,
                            "the names here have " + length + " characters, and a class file has room for " + MAX_NAME)
                    .help("give shorter names"));
        }
    }

    private void refuse(Span span, String what, long constants, int room) {
        found.add(Diagnostic.error(
                        DiagnosticCode.LIMIT,
                        span,
                        what + " would take about " + constants
                                + " constants of one Java class, and a class file has room for " + room)
                .help("move some of them to another interface"));
    }

    private long functions(BoundInterface each) {
        long sum = 0;
        Set<Integer> inPlace = new HashSet<>();
        for (BoundFunction function : each.functions()) {
            sum += OF_FUNCTION + function.wit().params().size();
            if (function.result() instanceof BoundResult.Fallible fallible && fallible.own()) {
                sum += OF_EXCEPTION;
            }
            for (Param param : function.wit().params()) {
                inPlace.add(keys.of(param.type()));
            }
            function.wit().result().ifPresent(type -> inPlace.add(keys.of(type)));
        }
        return sum + (long) OF_TYPE_IN_PLACE * inPlace.size();
    }

    private static long constants(TypeDef def) {
        if (def.kind() instanceof TypeDefKind.Record record) {
            return OF_TYPE + (long) OF_FIELD * record.fields().size();
        }
        return def.kind() instanceof TypeDefKind.Variant variant
                ? OF_TYPE + (long) OF_CASE * variant.cases().size()
                : OF_TYPE;
    }
}
