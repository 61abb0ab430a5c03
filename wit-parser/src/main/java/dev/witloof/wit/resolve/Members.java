package dev.witloof.wit.resolve;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.Similar;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import dev.witloof.wit.syntax.Id;
import dev.witloof.wit.syntax.TypeDecl;
import dev.witloof.wit.syntax.UseStatement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Defines the types of an interface or world: what it uses first, then what it defines, in the order of reference. */
final class Members {

    private final Scope scope;
    private final Paths paths;
    private final TypeTable table;
    private final TypeDefinitions definitions;
    private final Gates gates;
    private final Problems problems;

    Members(Scope scope, Paths paths, TypeTable table, TypeResolver types, Gates gates, Problems problems) {
        this.scope = scope;
        this.paths = paths;
        this.table = table;
        this.definitions = new TypeDefinitions(types, problems);
        this.gates = gates;
        this.problems = problems;
    }

    /** Brings in what a statement uses. */
    void use(UseStatement use) {
        Gate gate = gates.read(use.annotations(), blamed(use));
        Optional<Item.InterfaceItem> source = paths.usedInterface(use.path(), gate);
        for (UseStatement.Name name : use.names()) {
            Id local = name.local();
            Optional<TypeDef> original = source.flatMap(item -> original(item, use, name.name(), gate));
            if (original.isEmpty()) {
                scope.define(local, new Member.BrokenMember(local.span()));
                continue;
            }
            TypeDef alias = table.add(new TypeDef(
                    local.text(),
                    new TypeDefKind.Alias(original.get()),
                    Optional.empty(),
                    gate.stability(),
                    gate.externalId(),
                    local.span()));
            scope.define(local, new Member.TypeMember(alias, gate, local.span()));
        }
    }

    /** What a version that the package has not reached is blamed on, as in the reference. */
    private static Optional<Id> blamed(UseStatement use) {
        return use.path().pkg().isPresent()
                ? Optional.of(use.path().name())
                : use.names().stream().map(UseStatement.Name::name).findFirst();
    }

    private Optional<TypeDef> original(Item.InterfaceItem source, UseStatement use, Id name, Gate gate) {
        Member member = source.members().get(name.text());
        if (member instanceof Member.TypeMember type) {
            if (gate.enabled() && !type.gate().enabled()) {
                problems.add(Scope.gated(name, "type", type.gate(), type.span()));
                return Optional.empty();
            }
            return Optional.of(type.type());
        }
        String iface = use.path().name().text();
        if (member instanceof Member.FunctionMember function) {
            problems.add(
                    stage(use),
                    Diagnostic.error(
                                    DiagnosticCode.NOT_A_TYPE,
                                    name.span(),
                                    "`" + name.text() + "` of interface `" + iface
                                            + "` is a function; `use` is for types")
                            .also(function.span(), "the function"));
        } else if (member == null && !source.broken()) {
            problems.add(stage(use), () -> unknown(source, name, iface));
        }
        return Optional.empty();
    }

    private static Problems.Stage stage(UseStatement use) {
        return use.path().pkg().isPresent() ? Problems.Stage.LINKS : Problems.Stage.MEMBERS;
    }

    private static Diagnostic unknown(Item.InterfaceItem source, Id name, String iface) {
        List<String> candidates = new ArrayList<>();
        source.members().forEach((candidate, member) -> {
            if (member instanceof Member.TypeMember) {
                candidates.add(candidate);
            }
        });
        return Diagnostic.error(
                        DiagnosticCode.UNKNOWN_TYPE,
                        name.span(),
                        "interface `" + iface + "` has no type `" + name.text() + "`")
                .help(Similar.hint(name.text(), candidates));
    }

    /**
     * Defines types. All names are taken before any of them gets its meaning.
     *
     * @param decls the definitions in the order of the file
     * @param functions the names of the functions beside them
     */
    void define(List<TypeDecl> decls, List<Id> functions) {
        Map<String, TypeDecl> byName = new LinkedHashMap<>();
        Map<String, List<TopologicalOrder.Edge<String>>> graph = new LinkedHashMap<>();
        for (TypeDecl decl : decls) {
            Id name = decl.name();
            if (scope.define(name, new Member.BrokenMember(name.span()))) {
                byName.put(name.text(), decl);
                graph.put(
                        name.text(),
                        TypeReferences.of(decl).stream()
                                .map(id -> new TopologicalOrder.Edge<>(id.text(), id.span()))
                                .toList());
            }
        }
        functions.forEach(name -> scope.define(name, new Member.FunctionMember(name.span())));
        TopologicalOrder<String> order = new TopologicalOrder<>(graph);
        Set<String> cyclic = new HashSet<>();
        for (TopologicalOrder.Cycle<String> cycle : order.cycles()) {
            cycle.edges().forEach(edge -> cyclic.add(edge.target()));
            problems.add(Cycles.diagnostic(
                    DiagnosticCode.TYPE_CYCLE, cycle, cycle.entry().span(), "type", "contains itself"));
        }
        for (String name : order.order()) {
            TypeDecl decl = byName.get(name);
            if (decl != null && !cyclic.contains(name)) {
                define(decl);
            }
        }
    }

    private void define(TypeDecl decl) {
        Id name = decl.name();
        Gate gate = gates.read(decl.annotations(), name);
        Optional<TypeDefKind> kind = definitions.kind(decl, gate);
        kind.ifPresent(found -> {
            TypeDef def = table.add(new TypeDef(
                    name.text(), found, decl.annotations().docs(), gate.stability(), gate.externalId(), name.span()));
            scope.move(name.text(), new Member.TypeMember(def, gate, name.span()));
        });
    }
}
