package dev.witloof.wit.print;

import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.FunctionKind;
import dev.witloof.wit.model.Param;
import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import java.util.List;
import java.util.stream.Collectors;

/** Functions as the text declares them, without their documentation and attributes. */
final class Signatures {

    private Signatures() {}

    /** The statement that declares a function of an interface or resource. */
    static String statement(Function function) {
        if (function.kind() instanceof FunctionKind.Constructor constructor) {
            return "constructor" + params(function.params()) + constructorResult(function, constructor) + ";";
        }
        String modifier = function.kind() instanceof FunctionKind.Static ? "static " : "";
        return Ids.of(function.itemName()) + ": " + modifier + type(function) + ";";
    }

    /** The type of a function, without the {@code self} of a method. */
    private static String type(Function function) {
        List<Param> params = function.kind() instanceof FunctionKind.Method
                ? function.params().subList(1, function.params().size())
                : function.params();
        String result =
                function.result().map(type -> " -> " + TypeSpelling.of(type)).orElse("");
        return (function.async() ? "async " : "") + "func" + params(params) + result;
    }

    private static String params(List<Param> params) {
        return params.stream()
                .map(param -> Ids.of(param.name()) + ": " + TypeSpelling.of(param.type()))
                .collect(Collectors.joining(", ", "(", ")"));
    }

    /** The result of a constructor is the resource, unless it says otherwise. */
    private static String constructorResult(Function function, FunctionKind.Constructor constructor) {
        Type result = function.result().orElseThrow();
        boolean plain = result instanceof TypeDef def
                && def.name().isEmpty()
                && def.kind().equals(new TypeDefKind.Own(constructor.type()));
        return plain ? "" : " -> " + TypeSpelling.of(result);
    }
}
