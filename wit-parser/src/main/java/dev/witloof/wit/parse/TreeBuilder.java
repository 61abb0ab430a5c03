package dev.witloof.wit.parse;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.SourceFile;
import dev.witloof.wit.grammar.WitParser;
import dev.witloof.wit.syntax.Annotations;
import dev.witloof.wit.syntax.Extern;
import dev.witloof.wit.syntax.Extern.Direction;
import dev.witloof.wit.syntax.Id;
import dev.witloof.wit.syntax.Include;
import dev.witloof.wit.syntax.NestedPackage;
import dev.witloof.wit.syntax.PackageDeclaration;
import dev.witloof.wit.syntax.SyntaxFile;
import dev.witloof.wit.syntax.TopLevelItem;
import dev.witloof.wit.syntax.UsePath;
import dev.witloof.wit.syntax.WorldMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.antlr.v4.runtime.tree.TerminalNode;

/** Builds the syntax tree of a file: its packages, interfaces and worlds. */
final class TreeBuilder {

    private final SourceFile source;
    private final Names names;
    private final Paths paths;
    private final MemberBuilder members;

    TreeBuilder(SourceFile source, CommonTokenStream tokens) {
        this.source = source;
        this.names = new Names(source);
        this.paths = new Paths(source);
        this.members = new MemberBuilder(source, tokens);
    }

    SyntaxFile file(WitParser.FileContext context) {
        Optional<PackageDeclaration> declaration = Optional.empty();
        List<TopLevelItem> items = new ArrayList<>();
        List<NestedPackage> nested = new ArrayList<>();
        for (ParseTree child : context.children) {
            if (child instanceof WitParser.PackageDeclarationContext pkg) {
                PackageDeclaration named = packageDeclaration(pkg);
                if (pkg.SEMICOLON() == null) {
                    nested.add(new NestedPackage(named, items(pkg.packageItem())));
                } else if (child == context.getChild(0)) {
                    declaration = Optional.of(named);
                } else {
                    throw notFirst(pkg.SEMICOLON());
                }
            } else if (child instanceof ParserRuleContext item) {
                items.add(item(item));
            }
        }
        return new SyntaxFile(source, declaration, items, nested);
    }

    private PackageDeclaration packageDeclaration(WitParser.PackageDeclarationContext context) {
        noAttributes(context.attribute(), context.PACKAGE(), "a package");
        Annotations annotations = members.annotations(context.getStart(), List.of());
        return new PackageDeclaration(
                paths.packageName(context.packageName()), annotations.docs(), members.firstComment(context.getStart()));
    }

    private Refusal notFirst(TerminalNode semicolon) {
        return new Refusal(Diagnostic.error(
                        DiagnosticCode.PACKAGE_NOT_FIRST,
                        TokenRules.span(source, semicolon.getSymbol()),
                        "a `package` declaration comes before everything else in its file")
                .help("move it to the top, or write `package ... { ... }` for a second package"));
    }

    private void noAttributes(List<WitParser.AttributeContext> attributes, TerminalNode keyword, String what) {
        if (!attributes.isEmpty()) {
            throw new Refusal(Diagnostic.error(
                            DiagnosticCode.INVALID_ATTRIBUTE,
                            TokenRules.span(source, keyword.getSymbol()),
                            what + " cannot have attributes")
                    .help("put the attribute on the items that it is about"));
        }
    }

    private List<TopLevelItem> items(List<WitParser.PackageItemContext> items) {
        return items.stream()
                .map(item -> item((ParserRuleContext) item.getChild(0)))
                .toList();
    }

    private Refusal nested(WitParser.PackageDeclarationContext context) {
        // Read like any other, for what is wrong with it itself comes first.
        PackageDeclaration declaration = packageDeclaration(context);
        return context.SEMICOLON() != null
                ? notFirst(context.SEMICOLON())
                : new Refusal(Diagnostic.error(
                                DiagnosticCode.NESTED_PACKAGE,
                                declaration.name().span(),
                                "package `" + declaration.name().packageName() + "` lies in a nested package")
                        .help("packages nest in a file, and not in each other: move it beside the one it lies in"));
    }

    private TopLevelItem item(ParserRuleContext context) {
        if (context instanceof WitParser.PackageDeclarationContext pkg) {
            throw nested(pkg);
        }
        if (context instanceof WitParser.UseItemContext use) {
            noAttributes(use.attribute(), use.USE(), "a `use` outside interfaces and worlds");
            return new TopLevelItem.Use(
                    paths.path(use.usePath()), Optional.ofNullable(use.id()).map(names::id));
        }
        if (context instanceof WitParser.InterfaceItemContext iface) {
            return new TopLevelItem.InterfaceDecl(
                    members.annotations(context.getStart(), iface.attribute()),
                    names.id(iface.id()),
                    members.members(iface.interfaceMember()));
        }
        WitParser.WorldItemContext world = (WitParser.WorldItemContext) context;
        return new TopLevelItem.WorldDecl(
                members.annotations(context.getStart(), world.attribute()),
                names.id(world.id()),
                world.worldMember().stream().map(this::worldMember).toList());
    }

    private WorldMember worldMember(WitParser.WorldMemberContext context) {
        Annotations annotations = members.annotations(context.getStart(), context.attribute());
        if (context.useStatement() != null) {
            return members.use(annotations, context.useStatement());
        }
        if (context.typeDefinition() != null) {
            return members.type(annotations, context.typeDefinition());
        }
        if (context.includeItem() != null) {
            return include(annotations, context.includeItem());
        }
        return context.importItem() != null
                ? extern(annotations, Direction.IMPORT, context.importItem().externItem())
                : extern(annotations, Direction.EXPORT, context.exportItem().externItem());
    }

    private Include include(Annotations annotations, WitParser.IncludeItemContext context) {
        return new Include(
                annotations,
                paths.path(context.usePath()),
                context.includeName().stream()
                        .map(name -> new Include.Rename(names.id(name.id(0)), names.id(name.id(1))))
                        .toList());
    }

    private Extern extern(Annotations annotations, Direction direction, WitParser.ExternItemContext context) {
        Id name = names.id(context.id());
        WitParser.ExternTypeContext type = context.externType();
        Extern.Body body;
        if (type == null) {
            body = new Extern.PathBody(new UsePath(Optional.empty(), name));
        } else if (type instanceof WitParser.ExternFunctionContext function) {
            body = new Extern.FunctionBody(name, members.signature(function.functionType()));
        } else if (type instanceof WitParser.ExternInterfaceContext iface) {
            body = new Extern.InlineBody(name, members.members(iface.interfaceMember()));
        } else if (type instanceof WitParser.ExternPathContext path) {
            body = new Extern.PathBody(
                    paths.qualified(name, names.id(path.id(0)), names.id(path.id(1)), path.version()));
        } else {
            body = new Extern.LabelledBody(name, paths.path(((WitParser.ExternLabelledContext) type).usePath()));
        }
        return new Extern(annotations, direction, body);
    }
}
