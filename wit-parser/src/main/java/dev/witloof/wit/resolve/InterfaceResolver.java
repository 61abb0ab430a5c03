package dev.witloof.wit.resolve;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.syntax.Annotations;
import dev.witloof.wit.syntax.FunctionDecl;
import dev.witloof.wit.syntax.Id;
import dev.witloof.wit.syntax.InterfaceMember;
import dev.witloof.wit.syntax.TopLevelItem;
import dev.witloof.wit.syntax.TypeDecl;
import dev.witloof.wit.syntax.UseStatement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Resolves interfaces, those that worlds spell in place included. */
final class InterfaceResolver {

    private final PackageContext context;
    private final Paths paths;

    InterfaceResolver(PackageContext context, Paths paths) {
        this.context = context;
        this.paths = paths;
    }

    Item.InterfaceItem named(TopLevelItem.InterfaceDecl decl) {
        Gate gate = context.gates().read(decl.annotations(), decl.name());
        return resolve(Optional.of(decl.name().text()), decl.name(), decl.annotations(), decl.members(), gate);
    }

    Item.InterfaceItem inline(Id label, Annotations annotations, List<InterfaceMember> members, Gate gate) {
        return resolve(Optional.empty(), label, annotations, members, gate);
    }

    private Item.InterfaceItem resolve(
            Optional<String> name, Id place, Annotations annotations, List<InterfaceMember> list, Gate gate) {
        Scope scope = new Scope(context.problems());
        TypeResolver types = new TypeResolver(scope, context.table(), context.problems());
        Members members = new Members(scope, paths, context.table(), types, context.gates(), context.problems());
        List<TypeDecl> decls = new ArrayList<>();
        List<Id> functionNames = new ArrayList<>();
        for (InterfaceMember member : list) {
            if (member instanceof UseStatement use) {
                members.use(use);
            } else if (member instanceof TypeDecl decl) {
                decls.add(decl);
            } else if (member instanceof FunctionDecl function) {
                functionNames.add(function.name());
            }
        }
        members.define(decls, functionNames);
        Map<String, Function> functions = functions(list, scope, types, gate);
        if (!gate.enabled()) {
            checkHidden(scope, place, context.problems());
            return new Item.InterfaceItem(Optional.empty(), scope.members(), gate, false, place.span());
        }
        Interface model = new Interface(
                name,
                context.name(),
                annotations.docs(),
                enabledTypes(scope),
                functions,
                gate.stability(),
                place.span());
        return new Item.InterfaceItem(Optional.of(model), scope.members(), gate, false, place.span());
    }

    private Map<String, Function> functions(List<InterfaceMember> list, Scope scope, TypeResolver types, Gate owner) {
        Functions resolver = new Functions(scope, types, context.table(), context.gates(), context.problems());
        Map<String, Function> functions = new LinkedHashMap<>();
        for (InterfaceMember member : list) {
            if (member instanceof FunctionDecl decl) {
                Gate gate = context.gates().read(decl.annotations(), decl.name(), owner);
                Function function = resolver.freestanding(decl.annotations(), gate, decl.name(), decl.signature());
                if (gate.enabled()) {
                    functions.putIfAbsent(function.name(), function);
                }
            } else if (member instanceof TypeDecl decl && decl.body() instanceof TypeDecl.ResourceBody body) {
                for (Function function : resolver.ofResource(decl, body, owner)) {
                    functions.putIfAbsent(function.name(), function);
                }
            }
        }
        return functions;
    }

    static Map<String, TypeDef> enabledTypes(Scope scope) {
        Map<String, TypeDef> types = new LinkedHashMap<>();
        scope.members().forEach((name, member) -> {
            if (member instanceof Member.TypeMember type && type.gate().enabled()) {
                types.put(name, type.type());
            }
        });
        return types;
    }

    /** A type of something that is gated out has to be gated out itself. */
    static void checkHidden(Scope scope, Id owner, Problems problems) {
        scope.members().forEach((name, member) -> {
            if (member instanceof Member.TypeMember type && type.gate().enabled()) {
                problems.add(Diagnostic.error(
                                DiagnosticCode.GATED_REFERENCE,
                                type.span(),
                                "type `" + name + "` is enabled, and `" + owner.text()
                                        + "`, which it stands in, is not")
                        .also(owner.span(), "not enabled")
                        .help("give the type the same gate"));
            }
        });
    }
}
