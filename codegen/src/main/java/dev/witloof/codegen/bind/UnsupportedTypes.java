package dev.witloof.codegen.bind;

import dev.witloof.component.abi.AbiPlanner;
import dev.witloof.component.abi.UnsupportedTypeException;
import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.Param;
import dev.witloof.wit.model.Primitive;
import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import dev.witloof.wit.model.TypeDefKindVisitor;
import dev.witloof.wit.model.World;
import dev.witloof.wit.model.WorldItem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Finds what cannot be generated: what Witloof does not do yet, what components cannot contain although WIT can spell it,
 * and what Java has no room for.
 *
 * <p>Each definition is looked at once, however often it is used. Not safe for use by several threads.
 */
final class UnsupportedTypes {
    /** Java allows 255 parameter slots, of which {@code long} and {@code double} take two and the object itself one. */
    private static final int MAX_MEMBERS = 120;

    /** An enum with more constants would not fit into its class's initializer. */
    private static final int MAX_CONSTANTS = 2000;

    /** The methods that lift and lower a variant with more cases would not fit into a class file. */
    private static final int MAX_CASES = 400;

    /** More functions would not fit into the class that implements an interface. */
    private static final int MAX_FUNCTIONS = 12_000;

    /** The adapter of an interface with more types would not fit into a class file. */
    private static final int MAX_TYPES = 500;

    /** The class of a world that imports and exports more would not fit into a class file. */
    private static final int MAX_INTERFACES = 3000;

    private static final int MAX_TUPLE = 16;
    private static final int MAX_FLAGS = 32;

    private final List<Diagnostic> found = new ArrayList<>();
    private final Set<TypeDef> visited = new HashSet<>();
    private final JavaSizes sizes = JavaSizes.names();
    private final ComponentTypes types;
    private final AbiPlanner planner;

    UnsupportedTypes(ComponentTypes types, AbiPlanner planner) {
        this.types = types;
        this.planner = planner;
    }

    /** Returns what was found, in the order in which it was looked at. */
    List<Diagnostic> found() {
        return List.copyOf(found);
    }

    /** Checks what an interface holds. */
    void check(Interface each) {
        limit(each.types().size(), MAX_TYPES, each.span(), "types in one interface");
        limit(each.functions().size(), MAX_FUNCTIONS, each.span(), "functions in one interface");
        each.types().values().forEach(this::check);
        each.functions().values().forEach(this::check);
    }

    /** Checks how much stands in a world, and not yet what. */
    void checkSizes(World world) {
        List<WorldItem> items = Stream.of(world.imports(), world.exports())
                .flatMap(each -> each.values().stream())
                .toList();
        limit(count(items, WorldItem.InterfaceItem.class), MAX_INTERFACES, world.span(), "interfaces in one world");
        limit(count(items, WorldItem.FunctionItem.class), MAX_FUNCTIONS, world.span(), "functions in one world");
        limit(count(items, WorldItem.TypeItem.class), MAX_TYPES, world.span(), "types in one world");
    }

    private static long count(List<WorldItem> items, Class<? extends WorldItem> kind) {
        return items.stream().filter(kind::isInstance).count();
    }

    void check(TypeDef def) {
        check(def, def.span());
        if (!(def.dealias().kind() instanceof TypeDefKind.Resource)) {
            plan(def.span(), () -> planner.plan(types.value(def)));
        }
    }

    void check(Function function) {
        checkTypes(function);
        plan(function.span(), () -> planner.plan(types.function(function)));
    }

    /** Reports what only planning finds: types that are too deep or too large. One report, since others lead to it. */
    private void plan(Span span, Runnable planning) {
        if (!found.isEmpty()) {
            return;
        }
        try {
            planning.run();
        } catch (IllegalArgumentException | UnsupportedTypeException e) {
            found.add(Diagnostic.error(DiagnosticCode.LIMIT, span, "this cannot be generated: " + e.getMessage()));
        }
    }

    private void checkTypes(Function function) {
        if (function.async()) {
            refuse(function.span(), "`async` functions");
        }
        limit(function.params().size(), MAX_MEMBERS, function.span(), "parameters of one function");
        for (Param param : function.params()) {
            check(param.type(), function.span());
        }
        function.result().ifPresent(type -> check(type, function.span()));
    }

    private void check(Type type, Span user) {
        if (type == Primitive.ERROR_CONTEXT) {
            refuse(user, "`error-context`");
        } else if (type instanceof TypeDef def && visited.add(def)) {
            def.kind().accept(new Checker(def.span()));
            if (sizes.of(def) > JavaSizes.MAX_NAMES) {
                found.add(Diagnostic.error(
                                DiagnosticCode.LIMIT,
                                def.span(),
                                "the Java type of this would take more than " + JavaSizes.MAX_NAMES + " names")
                        .help("declare a part of it as a `record` or `variant`: an alias is written out in Java"));
            }
        }
    }

    private void refuse(Span span, String what) {
        found.add(Diagnostic.error(DiagnosticCode.UNSUPPORTED, span, what + " cannot be generated yet")
                .help("keep it out of the worlds and interfaces that are generated, or write `@unstable(feature = ...)`"
                        + " before the function or type that has it"));
    }

    private void limit(long count, int max, Span span, String what) {
        if (count > max) {
            found.add(Diagnostic.error(
                    DiagnosticCode.LIMIT, span, "found " + count + " " + what + "; Java has room for " + max));
        }
    }

    private void notEmpty(List<?> parts, Span span, String what) {
        if (parts.isEmpty()) {
            found.add(Diagnostic.error(
                    DiagnosticCode.EMPTY_TYPE, span, what + " is empty, and components have no empty types"));
        }
    }

    private final class Checker implements TypeDefKindVisitor<Void> {
        private final Span span;

        Checker(Span span) {
            this.span = span;
        }

        @SuppressWarnings("NullAway") // Void has no value but null.
        private Void done() {
            return null;
        }

        private Void parts(Collection<? extends Type> types) {
            types.forEach(type -> check(type, span));
            return done();
        }

        private Void parts(Optional<Type> type) {
            type.ifPresent(each -> check(each, span));
            return done();
        }

        @Override
        public Void record(TypeDefKind.Record kind) {
            notEmpty(kind.fields(), span, "the record");
            limit(kind.fields().size(), MAX_MEMBERS, span, "fields of one record");
            kind.fields().forEach(field -> check(field.type(), field.span()));
            return done();
        }

        @Override
        public Void tuple(TypeDefKind.Tuple kind) {
            notEmpty(kind.types(), span, "the tuple");
            if (kind.types().size() > MAX_TUPLE) {
                found.add(Diagnostic.error(
                                DiagnosticCode.LIMIT,
                                span,
                                "found a tuple of " + kind.types().size() + "; Witloof has tuples up to " + MAX_TUPLE)
                        .help("declare a `record`"));
            }
            return parts(kind.types());
        }

        @Override
        public Void variant(TypeDefKind.Variant kind) {
            limit(kind.cases().size(), MAX_CASES, span, "cases of one variant");
            kind.cases().forEach(each -> each.type().ifPresent(type -> check(type, each.span())));
            return done();
        }

        @Override
        public Void enumeration(TypeDefKind.Enum kind) {
            limit(kind.cases().size(), MAX_CONSTANTS, span, "cases of one enum");
            return done();
        }

        @Override
        public Void flags(TypeDefKind.Flags kind) {
            notEmpty(kind.flags(), span, "the flags type");
            if (kind.flags().size() > MAX_FLAGS) {
                found.add(Diagnostic.error(
                        DiagnosticCode.LIMIT,
                        span,
                        "found " + kind.flags().size() + " flags; components have at most " + MAX_FLAGS
                                + " in one type"));
            }
            return done();
        }

        @Override
        public Void option(TypeDefKind.Option kind) {
            return parts(List.of(kind.type()));
        }

        @Override
        public Void list(TypeDefKind.List kind) {
            return parts(List.of(kind.type()));
        }

        @Override
        public Void result(TypeDefKind.Result kind) {
            parts(kind.ok());
            return parts(kind.err());
        }

        @Override
        public Void alias(TypeDefKind.Alias kind) {
            return parts(List.of(kind.type()));
        }

        @Override
        public Void resource(TypeDefKind.Resource kind) {
            return done();
        }

        @Override
        public Void own(TypeDefKind.Own kind) {
            return done();
        }

        @Override
        public Void borrow(TypeDefKind.Borrow kind) {
            return done();
        }

        @Override
        public Void fixedLengthList(TypeDefKind.FixedLengthList kind) {
            if (kind.length() < 1) {
                found.add(Diagnostic.error(
                        DiagnosticCode.EMPTY_TYPE, span, "the list is empty, and components have no empty types"));
            } else if (kind.length() > Integer.MAX_VALUE) {
                limit(kind.length(), Integer.MAX_VALUE, span, "elements of one list");
            }
            return parts(List.of(kind.type()));
        }

        @Override
        public Void map(TypeDefKind.Map kind) {
            return parts(List.of(kind.key(), kind.value()));
        }

        @Override
        public Void future(TypeDefKind.Future kind) {
            refuse(span, "`future`");
            return parts(kind.type());
        }

        @Override
        public Void stream(TypeDefKind.Stream kind) {
            refuse(span, "`stream`");
            return parts(kind.type());
        }
    }
}
