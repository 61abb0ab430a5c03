package dev.witloof.wit.resolve;

import dev.witloof.wit.syntax.Id;
import dev.witloof.wit.syntax.TypeDecl;
import dev.witloof.wit.syntax.TypeExpr;
import java.util.ArrayList;
import java.util.List;

/** The names that a type definition refers to, in order. The functions of a resource are no part of its definition. */
final class TypeReferences {

    private final List<Id> names = new ArrayList<>();

    private TypeReferences() {}

    static List<Id> of(TypeDecl decl) {
        TypeReferences references = new TypeReferences();
        if (decl.body() instanceof TypeDecl.AliasBody alias) {
            references.add(alias.type());
        } else if (decl.body() instanceof TypeDecl.RecordBody record) {
            record.fields().forEach(field -> references.add(field.type()));
        } else if (decl.body() instanceof TypeDecl.VariantBody variant) {
            variant.cases().forEach(c -> c.type().ifPresent(references::add));
        }
        return references.names;
    }

    private void add(TypeExpr expr) {
        if (expr instanceof TypeExpr.NameExpr name) {
            names.add(name.name());
        } else if (expr instanceof TypeExpr.HandleExpr handle) {
            names.add(handle.resource());
        } else if (expr instanceof TypeExpr.TupleExpr tuple) {
            tuple.types().forEach(this::add);
        } else if (expr instanceof TypeExpr.ListExpr list) {
            add(list.type());
        } else if (expr instanceof TypeExpr.FixedLengthListExpr list) {
            add(list.type());
        } else if (expr instanceof TypeExpr.MapExpr map) {
            add(map.key());
            add(map.value());
        } else if (expr instanceof TypeExpr.OptionExpr option) {
            add(option.type());
        } else if (expr instanceof TypeExpr.ResultExpr result) {
            result.ok().ifPresent(this::add);
            result.err().ifPresent(this::add);
        } else if (expr instanceof TypeExpr.FutureExpr future) {
            future.type().ifPresent(this::add);
        } else if (expr instanceof TypeExpr.StreamExpr stream) {
            stream.type().ifPresent(this::add);
        }
    }
}
