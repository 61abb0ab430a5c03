package dev.witloof.it.mirror;

import dev.witloof.component.abi.CoreType;
import dev.witloof.component.abi.FieldPlan;
import dev.witloof.component.abi.FunctionPlan;
import dev.witloof.component.abi.HandlePlan;
import dev.witloof.component.abi.ValuePlan;
import dev.witloof.component.type.ResourceType;
import java.util.Map;

/**
 * The body of a function that calls the same function of the imports. Both have the same core parameters; where the result
 * is in memory, the one returns its address and the other takes one.
 *
 * <p>A resource of the component's own is a handle of the import's resource. So an own handle is unwrapped before the call
 * (its resource is dropped, but what it stands for lives on), and one in the result is wrapped; a borrow of it arrives
 * unwrapped already. Borrowed handles of imported resources are dropped after the call.
 */
final class Forwarder {
    /**
     * The core functions for a resource that the component defines.
     *
     * @param make {@code resource.new}
     * @param unwrap {@code resource.rep}
     * @param drop {@code resource.drop}
     */
    record Own(int make, int unwrap, int drop) {}

    private final FunctionPlan plan;
    private final Map<ResourceType, Own> own;
    private final Map<ResourceType, Integer> drops;
    private final int quiet;
    private final Code code;

    /**
     * Starts the body of a function.
     *
     * @param own the resources that the component defines
     * @param drops the {@code resource.drop} of others
     * @param quiet the variable that keeps destructors quiet
     */
    Forwarder(FunctionPlan plan, Map<ResourceType, Own> own, Map<ResourceType, Integer> drops, int quiet) {
        this.plan = plan;
        this.own = own;
        this.drops = drops;
        this.quiet = quiet;
        this.code = new Code(plan.liftSignature().parameters());
    }

    /**
     * Writes the body.
     *
     * @param target the function to call
     * @param realloc what gives room for the result
     */
    Code forward(int target, int realloc) {
        int parameters = plan.liftSignature().parameters().size();
        walkParameters(new Unwrapping(code.local(CoreType.I32)));
        int address = code.local(CoreType.I32);
        for (int i = 0; i < parameters; i++) {
            code.get(i);
        }
        if (plan.resultSpilled()) {
            ValuePlan result = plan.result().orElseThrow();
            code.constant(0).constant(0).constant(result.alignment()).constant(result.size());
            code.call(realloc).set(address).get(address);
        }
        code.call(target);
        if (plan.resultSpilled()) {
            new HandleWalk(code, new Wrapping()).memory(plan.result().orElseThrow(), address, 0);
            walkParameters(new Dropping());
            code.get(address);
        } else if (plan.result().isPresent()) {
            int result = code.local(plan.liftSignature().results().get(0));
            code.set(result);
            new HandleWalk(code, new Wrapping()).flat(plan.result().get(), result);
            walkParameters(new Dropping());
            code.get(result);
        } else {
            walkParameters(new Dropping());
        }
        return code;
    }

    private void walkParameters(HandleWalk.Action action) {
        HandleWalk walk = new HandleWalk(code, action);
        for (FieldPlan field : plan.parameters().fields()) {
            if (plan.parametersSpilled()) {
                walk.memory(field.plan(), 0, field.offset());
            } else {
                walk.flat(field.plan(), field.flatIndex());
            }
        }
    }

    private Own own(HandlePlan handle) {
        Own found = own.get(handle.resource());
        if (found == null) {
            throw new IllegalStateException(handle + " is none of the component's own");
        }
        return found;
    }

    private final class Unwrapping implements HandleWalk.Action {
        private final int handle;

        Unwrapping(int handle) {
            this.handle = handle;
        }

        @Override
        public boolean applies(HandlePlan each) {
            return each.owned() && own.containsKey(each.resource());
        }

        @Override
        public void emit(HandlePlan each, Code out) {
            out.set(handle).get(handle).call(own(each).unwrap());
            out.constant(1).setGlobal(quiet);
            out.get(handle).call(own(each).drop());
            out.constant(0).setGlobal(quiet);
        }
    }

    private final class Wrapping implements HandleWalk.Action {
        @Override
        public boolean applies(HandlePlan each) {
            return own.containsKey(each.resource());
        }

        @Override
        public void emit(HandlePlan each, Code out) {
            out.call(own(each).make());
        }
    }

    private final class Dropping implements HandleWalk.Action {
        @Override
        public boolean applies(HandlePlan each) {
            return !each.owned() && !own.containsKey(each.resource());
        }

        @Override
        public void emit(HandlePlan each, Code out) {
            Integer drop = drops.get(each.resource());
            if (drop == null) {
                throw new IllegalStateException(each + " cannot be dropped");
            }
            out.call(drop).constant(0); // a handle that is in no table
        }
    }
}
