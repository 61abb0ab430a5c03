package dev.witloof.wit.parse;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.SourceFile;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.grammar.WitParser;
import dev.witloof.wit.grammar.WitParser.TypeContext;
import dev.witloof.wit.grammar.WitParserBaseVisitor;
import dev.witloof.wit.model.Primitive;
import dev.witloof.wit.syntax.TypeExpr;
import java.util.Locale;
import java.util.Optional;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.Token;
import org.jspecify.annotations.Nullable;

/** Builds type expressions. */
final class TypeBuilder extends WitParserBaseVisitor<TypeExpr> {

    private static final long MAX_LIST_LENGTH = 0xFFFF_FFFFL;

    private final SourceFile source;
    private final Names names;

    TypeBuilder(SourceFile source) {
        this.source = source;
        this.names = new Names(source);
    }

    TypeExpr type(TypeContext context) {
        return context.accept(this);
    }

    Optional<TypeExpr> optional(@Nullable TypeContext context) {
        return Optional.ofNullable(context).map(this::type);
    }

    private Span span(ParserRuleContext context) {
        return TokenRules.span(source, context.getStart());
    }

    @Override
    public TypeExpr visitPrimitiveType(WitParser.PrimitiveTypeContext context) {
        String keyword = context.getStart().getText();
        Primitive type = Primitive.valueOf(keyword.toUpperCase(Locale.ROOT).replace('-', '_'));
        return new TypeExpr.PrimitiveExpr(type, span(context));
    }

    @Override
    public TypeExpr visitTupleType(WitParser.TupleTypeContext context) {
        return new TypeExpr.TupleExpr(context.type().stream().map(this::type).toList(), span(context));
    }

    @Override
    public TypeExpr visitListType(WitParser.ListTypeContext context) {
        TypeExpr element = type(context.type());
        return context.INTEGER() == null
                ? new TypeExpr.ListExpr(element, span(context))
                : new TypeExpr.FixedLengthListExpr(
                        element, length(context.INTEGER().getSymbol()), span(context));
    }

    private long length(Token token) {
        String digits = token.getText().replaceFirst("^0+(?=.)", "");
        long length = digits.length() > 10 ? Long.MAX_VALUE : Long.parseLong(digits);
        if (length > MAX_LIST_LENGTH) {
            Span span = TokenRules.span(source, token);
            throw new Refusal(Diagnostic.error(
                    DiagnosticCode.INVALID_LENGTH,
                    span,
                    "a list cannot have " + Vocabulary.cut(digits) + " elements: " + MAX_LIST_LENGTH + " is the most"));
        }
        return length;
    }

    @Override
    public TypeExpr visitMapType(WitParser.MapTypeContext context) {
        return new TypeExpr.MapExpr(type(context.type(0)), type(context.type(1)), span(context));
    }

    @Override
    public TypeExpr visitOptionType(WitParser.OptionTypeContext context) {
        return new TypeExpr.OptionExpr(type(context.type()), span(context));
    }

    @Override
    public TypeExpr visitResultType(WitParser.ResultTypeContext context) {
        boolean okIsAbsent = context.UNDERSCORE() != null;
        return new TypeExpr.ResultExpr(
                okIsAbsent ? Optional.empty() : optional(context.type(0)),
                optional(context.type(okIsAbsent ? 0 : 1)),
                span(context));
    }

    @Override
    public TypeExpr visitFutureType(WitParser.FutureTypeContext context) {
        return new TypeExpr.FutureExpr(optional(context.type()), span(context));
    }

    @Override
    public TypeExpr visitStreamType(WitParser.StreamTypeContext context) {
        return new TypeExpr.StreamExpr(optional(context.type()), span(context));
    }

    @Override
    public TypeExpr visitOwnType(WitParser.OwnTypeContext context) {
        return new TypeExpr.HandleExpr(true, names.id(context.id()));
    }

    @Override
    public TypeExpr visitBorrowType(WitParser.BorrowTypeContext context) {
        return new TypeExpr.HandleExpr(false, names.id(context.id()));
    }

    @Override
    public TypeExpr visitNamedType(WitParser.NamedTypeContext context) {
        return new TypeExpr.NameExpr(names.id(context.id()));
    }
}
