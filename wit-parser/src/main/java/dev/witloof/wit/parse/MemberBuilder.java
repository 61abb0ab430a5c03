package dev.witloof.wit.parse;

import dev.witloof.wit.diagnostic.SourceFile;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.grammar.WitParser;
import dev.witloof.wit.grammar.WitParser.AttributeContext;
import dev.witloof.wit.syntax.Annotations;
import dev.witloof.wit.syntax.FunctionDecl;
import dev.witloof.wit.syntax.Id;
import dev.witloof.wit.syntax.InterfaceMember;
import dev.witloof.wit.syntax.ResourceFunction;
import dev.witloof.wit.syntax.Signature;
import dev.witloof.wit.syntax.TypeDecl;
import dev.witloof.wit.syntax.TypeExpr;
import dev.witloof.wit.syntax.UseStatement;
import java.util.List;
import java.util.Optional;
import org.antlr.v4.runtime.CommonTokenStream;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Builds what stands in an interface: uses, type definitions, functions. */
final class MemberBuilder {

    private final SourceFile source;
    private final Names names;
    private final Paths paths;
    private final Attributes attributes;
    private final TypeBuilder types;
    private final DocComments docs;

    MemberBuilder(SourceFile source, CommonTokenStream tokens) {
        this.source = source;
        this.names = new Names(source);
        this.paths = new Paths(source);
        this.attributes = new Attributes(source);
        this.types = new TypeBuilder(source);
        this.docs = new DocComments(tokens);
    }

    Annotations annotations(Token first, List<AttributeContext> list) {
        return new Annotations(
                docs.before(first), list.stream().map(attributes::attribute).toList());
    }

    /** Where the documentation before a token begins, if there is any. */
    Optional<Span> firstComment(Token first) {
        return docs.first(first).map(token -> TokenRules.span(source, token));
    }

    List<InterfaceMember> members(List<WitParser.InterfaceMemberContext> members) {
        return members.stream().map(this::member).toList();
    }

    private InterfaceMember member(WitParser.InterfaceMemberContext context) {
        Annotations annotations = annotations(context.getStart(), context.attribute());
        if (context.useStatement() != null) {
            return use(annotations, context.useStatement());
        }
        if (context.typeDefinition() != null) {
            return type(annotations, context.typeDefinition());
        }
        WitParser.FunctionItemContext function = context.functionItem();
        return new FunctionDecl(annotations, names.id(function.id()), signature(function.functionType()));
    }

    UseStatement use(Annotations annotations, WitParser.UseStatementContext context) {
        return new UseStatement(
                annotations,
                paths.path(context.usePath()),
                context.useName().stream()
                        .map(name -> new UseStatement.Name(
                                names.id(name.id(0)),
                                Optional.ofNullable(name.id(1)).map(names::id)))
                        .toList());
    }

    TypeDecl type(Annotations annotations, WitParser.TypeDefinitionContext context) {
        if (context.typeAlias() != null) {
            Id name = names.id(context.typeAlias().id());
            TypeExpr type = types.type(context.typeAlias().type());
            return new TypeDecl(annotations, name, new TypeDecl.AliasBody(type));
        }
        if (context.record() != null) {
            Id name = names.id(context.record().id());
            List<TypeDecl.Field> fields =
                    context.record().field().stream().map(this::field).toList();
            return new TypeDecl(annotations, name, new TypeDecl.RecordBody(fields));
        }
        if (context.variant() != null) {
            Id name = names.id(context.variant().id());
            List<TypeDecl.Case> cases = context.variant().variantCase().stream()
                    .map(this::variantCase)
                    .toList();
            return new TypeDecl(annotations, name, new TypeDecl.VariantBody(cases));
        }
        if (context.enumeration() != null) {
            Id name = names.id(context.enumeration().id());
            return new TypeDecl(
                    annotations,
                    name,
                    new TypeDecl.EnumBody(labels(context.enumeration().name())));
        }
        if (context.flags() != null) {
            Id name = names.id(context.flags().id());
            return new TypeDecl(
                    annotations,
                    name,
                    new TypeDecl.FlagsBody(labels(context.flags().name())));
        }
        Id name = names.id(context.resource().id());
        List<ResourceFunction> functions = context.resource().resourceMember().stream()
                .map(this::resourceFunction)
                .toList();
        return new TypeDecl(annotations, name, new TypeDecl.ResourceBody(functions));
    }

    private TypeDecl.Field field(WitParser.FieldContext context) {
        return new TypeDecl.Field(docs.before(context.getStart()), names.id(context.id()), types.type(context.type()));
    }

    private TypeDecl.Case variantCase(WitParser.VariantCaseContext context) {
        return new TypeDecl.Case(
                docs.before(context.getStart()), names.id(context.id()), types.optional(context.type()));
    }

    private List<TypeDecl.Label> labels(List<WitParser.NameContext> list) {
        return list.stream()
                .map(context -> new TypeDecl.Label(docs.before(context.getStart()), names.id(context.id())))
                .toList();
    }

    private ResourceFunction resourceFunction(WitParser.ResourceMemberContext context) {
        if (context instanceof WitParser.ConstructorContext constructor) {
            Annotations annotations = annotations(context.getStart(), constructor.attribute());
            Span span = TokenRules.span(source, constructor.CONSTRUCTOR().getSymbol());
            Signature signature =
                    new Signature(false, parameters(constructor.parameters()), result(constructor.result()), span);
            return new ResourceFunction(
                    annotations, ResourceFunction.Kind.CONSTRUCTOR, new Id("constructor", span), signature);
        }
        WitParser.MethodContext method = (WitParser.MethodContext) context;
        return new ResourceFunction(
                annotations(context.getStart(), method.attribute()),
                method.STATIC() == null ? ResourceFunction.Kind.METHOD : ResourceFunction.Kind.STATIC,
                names.id(method.id()),
                signature(method.functionType()));
    }

    Signature signature(WitParser.FunctionTypeContext context) {
        return new Signature(
                context.ASYNC() != null,
                parameters(context.parameters()),
                result(context.result()),
                TokenRules.span(source, context.FUNC().getSymbol()));
    }

    private Optional<TypeExpr> result(WitParser.@Nullable ResultContext context) {
        return Optional.ofNullable(context).map(result -> types.type(result.type()));
    }

    private List<Signature.Parameter> parameters(WitParser.ParametersContext context) {
        return context.parameter().stream()
                .map(parameter -> new Signature.Parameter(names.id(parameter.id()), types.type(parameter.type())))
                .toList();
    }
}
