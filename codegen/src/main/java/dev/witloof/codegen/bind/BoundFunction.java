package dev.witloof.codegen.bind;

import dev.witloof.component.abi.FunctionPlan;
import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.FunctionKind;
import dev.witloof.wit.model.Param;
import java.util.List;

/**
 * A function of an interface or world, with its Java name and its ABI.
 *
 * @param wit the function
 * @param plan how its values travel
 * @param name the Java method's name
 * @param result how its result looks in Java
 */
public record BoundFunction(Function wit, FunctionPlan plan, String name, BoundResult result) {
    /**
     * Says whether the Java method stands in the resource's interface.
     *
     * @return whether this is a method of a resource; its first parameter is then {@code self}
     */
    public boolean isMethod() {
        return wit.kind() instanceof FunctionKind.Method;
    }

    /**
     * Returns the parameters of the Java method.
     *
     * @return all but {@code self}
     */
    public List<Param> parameters() {
        return isMethod() ? wit.params().subList(1, wit.params().size()) : wit.params();
    }
}
