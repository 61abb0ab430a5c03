package dev.witloof.wit.check;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.Param;
import dev.witloof.wit.model.Resolve;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.WitPackage;
import dev.witloof.wit.model.World;
import dev.witloof.wit.model.WorldItem;
import dev.witloof.wit.model.WorldKey;
import java.util.List;
import java.util.Map;

/**
 * Finds what is sound WIT, and no component can have: the reference parser accepts it, and the validation of components does
 * not (component model, Binary.md, "Type Definitions" and Explainer.md, "Name Uniqueness").
 *
 * <ul>
 *   <li>empty records, flags and tuples; more than 32 flags; fixed-length lists of no elements;
 *   <li>streams of {@code char}, and streams and futures of borrowed handles;
 *   <li>names of one scope that differ in case only, or are those of a method and its resource.
 * </ul>
 *
 * <p>Stateless and thread-safe; time and memory are linear in the model.
 */
public final class ComponentRules {

    private final Findings findings = new Findings();
    private final TypeRules types = new TypeRules(findings);

    private ComponentRules() {}

    /**
     * Looks at all packages of a model.
     *
     * @param resolve the model
     * @return warnings of the code {@code unfit-for-components}, in the order of the model; at most 200
     */
    public static List<Diagnostic> check(Resolve resolve) {
        ComponentRules rules = new ComponentRules();
        for (WitPackage wit : resolve.packages().values()) {
            wit.interfaces().values().forEach(rules::check);
            wit.worlds().values().forEach(rules::check);
        }
        return rules.findings.all();
    }

    private void check(Interface iface) {
        UniqueNames names = new UniqueNames();
        for (TypeDef type : iface.types().values()) {
            check(type, names);
        }
        for (Function function : iface.functions().values()) {
            check(function, names);
        }
    }

    private void check(World world) {
        for (Map<WorldKey, WorldItem> side : List.of(world.imports(), world.exports())) {
            UniqueNames names = new UniqueNames();
            side.values().forEach(item -> check(item, names));
        }
    }

    private void check(WorldItem item, UniqueNames names) {
        if (item instanceof WorldItem.TypeItem type) {
            check(type.type(), names);
        } else if (item instanceof WorldItem.FunctionItem function) {
            check(function.function(), names);
        } else if (item instanceof WorldItem.InterfaceItem iface
                && iface.type().name().isEmpty()) {
            check(iface.type());
        }
    }

    private void check(TypeDef type, UniqueNames names) {
        String name = type.name().orElseThrow();
        names.add(name, type.span()).ifPresent(first -> findings.same("type", name, type.span(), first));
        types.check(type);
    }

    private void check(Function function, UniqueNames names) {
        names.add(function.name(), function.span())
                .ifPresent(first -> findings.same("function", function.itemName(), function.span(), first));
        UniqueNames params = new UniqueNames();
        for (Param param : function.params()) {
            params.add(param.name(), param.span())
                    .ifPresent(first -> findings.same("parameter", param.name(), param.span(), first));
            types.check(param.type());
        }
        function.result().ifPresent(types::check);
    }
}
