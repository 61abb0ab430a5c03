package dev.witloof.codegen.bind;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.model.Param;
import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeParts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds interfaces that would become more Java than anybody can compile: where large types are spelled again for each
 * parameter, a little WIT asks for a lot of Java, and what a file is rendered from takes more memory than its text.
 *
 * <p>How much it would be is estimated, from what stands around a value and how often its type is written. The emitter counts
 * what it really is.
 */
final class SourceSizes {
    private static final int OF_FUNCTION = 700;
    private static final int OF_EXCEPTION = 1000;
    private static final int OF_VALUE = 350;
    private static final int OF_TYPE_IN_PLACE = 800;
    private static final int OF_DECLARATION = 3000;
    private static final int TIMES_TYPE = 4;

    private final TypeKeys keys;
    private final JavaSizes characters = JavaSizes.characters();
    private final List<Diagnostic> found = new ArrayList<>();

    private SourceSizes(TypeKeys keys) {
        this.keys = keys;
    }

    static List<Diagnostic> find(List<BoundInterface> interfaces, TypeKeys keys) {
        SourceSizes sizes = new SourceSizes(keys);
        interfaces.forEach(sizes::check);
        return sizes.found;
    }

    private void check(BoundInterface each) {
        Set<Integer> inPlace = new HashSet<>();
        long size = 0;
        for (TypeDef def : each.definitions()) {
            size += OF_DECLARATION
                    + TypeParts.of(def.kind())
                            .mapToLong(part -> value(part, inPlace))
                            .sum();
        }
        for (BoundFunction function : each.functions()) {
            size += function(function, inPlace);
        }
        if (size > SourceLimits.OF_FILE) {
            found.add(SourceLimits.estimated(each.item(), size));
        }
    }

    private long function(BoundFunction function, Set<Integer> inPlace) {
        long size = OF_FUNCTION;
        if (function.result() instanceof BoundResult.Fallible fallible && fallible.own()) {
            size += OF_EXCEPTION;
        }
        for (Param param : function.wit().params()) {
            size += value(param.type(), inPlace);
        }
        return size + function.wit().result().map(type -> value(type, inPlace)).orElse(0L);
    }

    private long value(Type type, Set<Integer> inPlace) {
        return OF_VALUE + (long) TIMES_TYPE * characters.of(type) + inPlace(type, inPlace);
    }

    /** The methods for types that are spelled in place: those that an interface has not had before, with their parts. */
    private long inPlace(Type type, Set<Integer> known) {
        if (!(type instanceof TypeDef def)) {
            return 0;
        }
        TypeDef target = def.dealias();
        if (InterfaceBinder.isDeclared(target) || !known.add(keys.of(target))) {
            return 0;
        }
        return OF_TYPE_IN_PLACE
                + (long) TIMES_TYPE * characters.of(target)
                + TypeParts.of(target.kind())
                        .mapToLong(part -> inPlace(part, known))
                        .sum();
    }
}
