package dev.witloof.codegen.emit;

import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.ParameterizedTypeName;
import com.squareup.javapoet.TypeName;
import dev.witloof.codegen.bind.Names;
import dev.witloof.component.abi.CasePlan;
import dev.witloof.component.abi.FieldPlan;
import dev.witloof.component.abi.FixedListPlan;
import dev.witloof.component.abi.FlagsPlan;
import dev.witloof.component.abi.RecordPlan;
import dev.witloof.component.abi.ValuePlan;
import dev.witloof.component.abi.VariantPlan;
import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Brings together what WIT says of a type with parts, where the plan puts the parts, and what Java calls them. */
final class Compounds {
    private static final CodeBlock NOTHING = CodeBlock.of("");

    private final TypeMapper types;
    private final Conversions conversions;

    Compounds(TypeMapper types, Conversions conversions) {
        this.types = types;
        this.conversions = conversions;
    }

    Compound of(TypeDef def, ValuePlan plan) {
        TypeDefKind kind = def.kind();
        if (kind instanceof TypeDefKind.Record record) {
            return record(def, record, (RecordPlan) plan);
        }
        if (kind instanceof TypeDefKind.Tuple tuple) {
            return tuple(tuple, (RecordPlan) plan);
        }
        if (kind instanceof TypeDefKind.FixedLengthList list) {
            return fixedList(list, (FixedListPlan) plan);
        }
        if (kind instanceof TypeDefKind.Flags) {
            return new FlagsCompound((FlagsPlan) plan, types.declared(def), valuesField(def));
        }
        Discriminant discriminant = new Discriminant((VariantPlan) plan);
        if (kind instanceof TypeDefKind.Enum) {
            return new EnumCompound(discriminant, valuesField(def));
        }
        if (kind instanceof TypeDefKind.Option option) {
            return new OptionCompound(
                    discriminant,
                    payload(Optional.of(option.type()), discriminant, 1).orElseThrow());
        }
        if (kind instanceof TypeDefKind.Result result) {
            return result(def, result, discriminant);
        }
        return variant(def, (TypeDefKind.Variant) kind, discriminant);
    }

    /** The name of the field with all constants of an enum. */
    static String valuesField(TypeDef def) {
        return Names.constant(def.name().orElseThrow()) + "_VALUES";
    }

    private Compound record(TypeDef def, TypeDefKind.Record kind, RecordPlan plan) {
        List<ProductCompound.Part> parts = new ArrayList<>();
        for (int i = 0; i < kind.fields().size(); i++) {
            TypeDefKind.Field field = kind.fields().get(i);
            parts.add(part(
                    Names.component(field.name()), field.type(), plan.fields().get(i)));
        }
        return new ProductCompound(CodeBlock.of("new $T", types.declared(def)), parts);
    }

    private Compound tuple(TypeDefKind.Tuple kind, RecordPlan plan) {
        List<ProductCompound.Part> parts = new ArrayList<>();
        for (int i = 0; i < kind.types().size(); i++) {
            parts.add(part("v" + i, kind.types().get(i), plan.fields().get(i)));
        }
        return new ProductCompound(CodeBlock.of("new $T<>", RuntimeTypes.tuple(parts.size())), parts);
    }

    private Compound fixedList(TypeDefKind.FixedLengthList kind, FixedListPlan plan) {
        return types.arrayElement(kind.type())
                .<Compound>map(width -> new FixedArrayCompound(plan, width))
                .orElseGet(() -> new FixedListCompound(
                        plan, types.boxed(kind.type()), conversions.of(kind.type(), plan.element())));
    }

    private ProductCompound.Part part(String component, Type type, FieldPlan plan) {
        return new ProductCompound.Part(component, plan, conversions.of(type, plan.plan()));
    }

    private Compound result(TypeDef def, TypeDefKind.Result kind, Discriminant discriminant) {
        List<TypeName> arguments = ((ParameterizedTypeName) types.generated(def)).typeArguments;
        TypeName ok =
                ParameterizedTypeName.get(types.visible(RuntimeTypes.RESULT_OK), arguments.toArray(TypeName[]::new));
        TypeName err =
                ParameterizedTypeName.get(types.visible(RuntimeTypes.RESULT_ERR), arguments.toArray(TypeName[]::new));
        CodeBlock unit = CodeBlock.of("$T.INSTANCE", RuntimeTypes.UNIT);
        return new SumCompound(
                discriminant,
                List.of(
                        new SumCompound.Case(
                                ok,
                                CodeBlock.of("$T.ok", RuntimeTypes.RESULT),
                                unit,
                                "value",
                                payload(kind.ok(), discriminant, 0)),
                        new SumCompound.Case(
                                err,
                                CodeBlock.of("$T.err", RuntimeTypes.RESULT),
                                unit,
                                "error",
                                payload(kind.err(), discriminant, 1))));
    }

    private Compound variant(TypeDef def, TypeDefKind.Variant kind, Discriminant discriminant) {
        List<SumCompound.Case> cases = new ArrayList<>();
        for (int i = 0; i < kind.cases().size(); i++) {
            TypeDefKind.Case each = kind.cases().get(i);
            TypeName type = types.caseOf(def, each.name());
            cases.add(new SumCompound.Case(
                    type,
                    CodeBlock.of("new $T", type),
                    NOTHING,
                    VariantEmitter.PAYLOAD,
                    payload(each.type(), discriminant, i)));
        }
        return new SumCompound(discriminant, cases);
    }

    private Optional<Conversion> payload(Optional<Type> type, Discriminant discriminant, int index) {
        CasePlan plan = discriminant.plan().cases().get(index);
        return type.map(each -> conversions.of(each, plan.payload().orElseThrow()));
    }
}
