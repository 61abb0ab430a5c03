package dev.witloof.codegen.bind;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.model.Param;
import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import dev.witloof.wit.model.TypeParts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Finds interfaces that would become more Java than anybody can compile: where large types are spelled again for each
 * parameter, a little WIT asks for a lot of Java, all of which is in memory before the first file is written.
 *
 * <p>How much it would be is estimated: what stands around a value, and how often its type and name are written.
 */
final class SourceSizes {
    private static final long MEGA = 1_000_000;

    /** The most characters of one interface. Most functions take one to ten thousand. */
    private static final long MAX_OF_INTERFACE = 24 * MEGA;

    /** The most characters of all that is generated at once. */
    private static final long MAX = 120 * MEGA;

    private static final int OF_FUNCTION = 700;
    private static final int OF_EXCEPTION = 1000;
    private static final int OF_VALUE = 350;
    private static final int OF_DECLARATION = 3000;
    private static final int OF_TYPE_IN_PLACE = 800;
    private static final int OF_PORT = 500;
    private static final int TIMES_TYPE = 4;
    private static final int TIMES_NAME = 8;

    private final TypeKeys keys = new TypeKeys();
    private final JavaSizes characters = JavaSizes.characters();
    private final List<Diagnostic> found = new ArrayList<>();
    private long all;

    private SourceSizes() {}

    static List<Diagnostic> find(List<BoundInterface> interfaces, List<BoundWorld> worlds) {
        SourceSizes sizes = new SourceSizes();
        interfaces.forEach(sizes::check);
        for (BoundWorld world : worlds) {
            sizes.check(world.ownImports());
            sizes.check(world.ownExports());
            world.inlineImports().forEach(sizes::check);
            world.inlineExports().forEach(sizes::check);
            sizes.all +=
                    (long) OF_PORT * (world.imports().size() + world.exports().size());
        }
        return sizes.found;
    }

    private void check(BoundInterface each) {
        Set<String> inPlace = new HashSet<>();
        long size = 0;
        for (TypeDef def : each.definitions()) {
            size += declaration(def, inPlace);
        }
        for (BoundFunction function : each.functions()) {
            size += function(function, inPlace);
        }
        long before = all;
        all += size;
        if (size > MAX_OF_INTERFACE) {
            found.add(
                    error(each.item().span(), "the Java of this", size, MAX_OF_INTERFACE)
                            .help(
                                    "move some of it to another interface, or declare a `record` for what is spelled again and again"));
        } else if (all > MAX && before <= MAX) {
            found.add(error(each.item().span(), "with this, all Java", all, MAX)
                    .help("generate fewer worlds and interfaces at once"));
        }
    }

    private static Diagnostic error(Span span, String what, long size, long room) {
        return Diagnostic.error(
                DiagnosticCode.LIMIT,
                span,
                what + " would have about " + (size + MEGA - 1) / MEGA + " million characters, and " + room / MEGA
                        + " million are the most");
    }

    private long function(BoundFunction function, Set<String> inPlace) {
        long size = OF_FUNCTION + (long) TIMES_NAME * function.name().length();
        if (function.result() instanceof BoundResult.Fallible fallible && fallible.own()) {
            size += OF_EXCEPTION;
        }
        for (Param param : function.wit().params()) {
            size += value(param.name(), param.type()) + inPlace(param.type(), inPlace);
        }
        return size
                + function.wit()
                        .result()
                        .map(type -> value("", type) + inPlace(type, inPlace))
                        .orElse(0L);
    }

    /** The methods for types that are spelled in place: those that an interface has not had before, with their parts. */
    private long inPlace(Type type, Set<String> known) {
        if (type instanceof TypeDef def && def.kind() instanceof TypeDefKind.Alias alias) {
            return inPlace(alias.type(), known);
        }
        if (!(type instanceof TypeDef def) || InterfaceBinder.isDeclared(def) || !known.add(keys.of(def))) {
            return 0;
        }
        return OF_TYPE_IN_PLACE
                + (long) TIMES_TYPE * characters.of(def)
                + TypeParts.of(def.kind())
                        .mapToLong(part -> inPlace(part, known))
                        .sum();
    }

    private long declaration(TypeDef def, Set<String> inPlace) {
        long size = OF_DECLARATION + (long) TIMES_NAME * def.name().orElse("").length();
        if (def.kind() instanceof TypeDefKind.Record kind) {
            for (TypeDefKind.Field field : kind.fields()) {
                size += value(field.name(), field.type()) + inPlace(field.type(), inPlace);
            }
            return size;
        }
        return size
                + TypeParts.of(def.kind())
                        .mapToLong(part -> value("", part) + inPlace(part, inPlace))
                        .sum();
    }

    private long value(String name, Type type) {
        return OF_VALUE + (long) TIMES_NAME * name.length() + (long) TIMES_TYPE * characters.of(type);
    }
}
