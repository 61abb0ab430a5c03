package dev.witloof.codegen.emit;

import com.squareup.javapoet.ClassName;
import com.squareup.javapoet.CodeBlock;
import com.squareup.javapoet.MethodSpec;
import com.squareup.javapoet.NameAllocator;
import com.squareup.javapoet.TypeName;
import com.squareup.javapoet.TypeSpec;
import dev.witloof.component.abi.HandlePlan;
import dev.witloof.component.abi.ListPlan;
import dev.witloof.component.abi.RecordPlan;
import dev.witloof.component.abi.ScalarPlan;
import dev.witloof.component.abi.StringPlan;
import dev.witloof.component.abi.ValuePlan;
import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The conversions that one adapter class needs. Those of declared types are public methods of the adapter of the interface
 * that declares them; those of types spelled in place are private methods of each adapter that uses them, made on demand.
 */
final class Conversions {
    private record Wanted(ConversionMethod method, ValuePlan plan, TypeName java) {}

    private final TypeMapper types;
    private final TypeMapper keys;
    private final Compounds compounds;
    private final NameAllocator names;
    private final Map<String, Integer> suggested = new HashMap<>();
    private final Map<Wanted, CodeBlock> known = new HashMap<>();
    private final InPlaceMethods methods = new InPlaceMethods();

    /**
     * Makes the conversions of one adapter.
     *
     * @param types the Java types, as the adapter sees them
     * @param names the names of the adapter's methods
     */
    Conversions(TypeMapper types, NameAllocator names) {
        this.types = types;
        this.keys = types.withConverters();
        this.names = names;
        this.compounds = new Compounds(types, this);
    }

    /** Returns how values of a type travel. */
    Conversion of(Type type, ValuePlan plan) {
        return types.homes()
                .mapped()
                .of(type)
                .<Conversion>map(each -> new MappedConversion(generated(each.def(), plan), types.converter(each)))
                .orElseGet(() -> unmapped(type, plan));
    }

    private Conversion generated(TypeDef mapped, ValuePlan plan) {
        return mapped.kind() instanceof TypeDefKind.Alias alias ? of(alias.type(), plan) : unmapped(mapped, plan);
    }

    private Conversion unmapped(Type type, ValuePlan plan) {
        if (plan instanceof ScalarPlan scalar) {
            return new ScalarConversion(scalar.type());
        }
        if (plan instanceof StringPlan) {
            return new SpanConversion.BuiltIn("String");
        }
        if (plan instanceof HandlePlan handle) {
            return new HandleConversion(handle, types.type(type));
        }
        TypeDef def = (TypeDef) TypeMapper.target(type);
        if (plan instanceof ListPlan list) {
            return list(def, list);
        }
        if (TypeMapper.declaresType(def.kind())) {
            return new CalledConversion(
                    plan.type(), method -> CodeBlock.of("$T.$L", types.adapter(def), method.of(javaName(def))));
        }
        return new CalledConversion(plan.type(), method -> inPlace(method, def, plan));
    }

    /** The name by which the conversions of a declared type call it. */
    String javaName(TypeDef def) {
        return types.homes().of(def).nested(def).simpleName();
    }

    private Conversion list(TypeDef def, ListPlan plan) {
        Optional<TypeName> array =
                def.kind() instanceof TypeDefKind.List kind ? types.arrayElement(kind.type()) : Optional.empty();
        return array.<Conversion>map(width -> new SpanConversion.BuiltIn(ArrayNames.of(width)))
                .orElseGet(() -> new ListConversion(
                        plan.type(),
                        lifts -> inPlace(lifts ? ConversionMethod.LOAD : ConversionMethod.STORE, def, plan)));
    }

    /** Returns how a list that is no Java array, or a map, is lifted and lowered. */
    SpanMethods spans(TypeDef def, ListPlan plan) {
        if (def.kind() instanceof TypeDefKind.Map map) {
            RecordPlan pair = (RecordPlan) plan.element();
            return new MapMethods(
                    plan,
                    types.visible(ClassName.get(Map.Entry.class)),
                    of(map.key(), pair.fields().get(0).plan()),
                    types.boxed(map.key()),
                    of(map.value(), pair.fields().get(1).plan()),
                    types.boxed(map.value()));
        }
        Type element = ((TypeDefKind.List) def.kind()).type();
        return new ListMethods(plan, types.boxed(element), of(element, plan.element()));
    }

    /** Returns how the method for a type that is spelled in place is called; makes the method when first asked. */
    private CodeBlock inPlace(ConversionMethod method, TypeDef def, ValuePlan plan) {
        return known.computeIfAbsent(new Wanted(method, plan, keys.generated(def)), wanted -> {
            String prefix = plan instanceof ListPlan ? (method.reads() ? "lift" : "lower") : method.of("");
            String name = newName(prefix + InPlaceNames.of(def));
            return methods.add(name, () -> ConversionMethods.inPlace(name, method, def, plan, types, this));
        });
    }

    /** A number for those of equal names: thousands of types may be cut to one name, and the allocator appends {@code _}. */
    private String newName(String suggestion) {
        int number = suggested.merge(suggestion, 1, Integer::sum);
        return names.newName(number == 1 ? suggestion : suggestion + "_" + number);
    }

    /** Returns the methods of a type that the adapter's interface declares. */
    List<MethodSpec> declared(TypeDef def, ValuePlan plan) {
        List<MethodSpec> made = new ArrayList<>();
        for (ConversionMethod method : ConversionMethod.values()) {
            if (method.inMemory() || plan.flattens()) {
                made.add(ConversionMethods.declared(method, def, plan, types, this));
            }
        }
        return made;
    }

    Compounds compounds() {
        return compounds;
    }

    /** Adds the private methods that were asked for so far, and those that they ask for in turn, to the adapter. */
    void addInPlaceMethods(TypeSpec.Builder adapter) {
        methods.addTo(adapter);
    }
}
