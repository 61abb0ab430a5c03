package dev.witloof.runtime.link;

import dev.witloof.component.definition.CoreModuleDefinition;
import dev.witloof.runtime.core.CoreModule;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** One thing that is done when a component is instantiated. */
sealed interface Step {
    /**
     * What has to be there before.
     *
     * @return references, all of them
     */
    List<CoreRef> needs();

    /**
     * The same step with other references.
     *
     * @param change what to make of each reference
     * @return the changed step
     */
    Step with(UnaryOperator<CoreRef> change);

    /**
     * Makes an instance of a core module.
     *
     * @param member the index of the component instance whose code this is
     * @param instance its index, counted over all
     * @param definition the module, as bytes
     * @param module the module, loaded
     * @param imports what it imports, in the module's order
     */
    record Instantiate(
            int member, int instance, CoreModuleDefinition definition, CoreModule module, List<CoreRef> imports)
            implements Step {
        public Instantiate {
            imports = List.copyOf(imports);
        }

        @Override
        public List<CoreRef> needs() {
            return imports;
        }

        @Override
        public Step with(UnaryOperator<CoreRef> change) {
            return new Instantiate(
                    member,
                    instance,
                    definition,
                    module,
                    imports.stream().map(change).toList());
        }
    }

    /**
     * Gives a lowered function its memory and allocator.
     *
     * @param canon index of the function
     * @param memory the memory, if there is one
     * @param realloc the allocator, if there is one
     */
    record Bind(
            int canon, @Nullable CoreRef memory, @Nullable CoreRef realloc) implements Step {
        @Override
        public List<CoreRef> needs() {
            List<CoreRef> needs = new ArrayList<>();
            if (memory != null) {
                needs.add(memory);
            }
            if (realloc != null) {
                needs.add(realloc);
            }
            return needs;
        }

        @Override
        public Step with(UnaryOperator<CoreRef> change) {
            return new Bind(
                    canon,
                    memory == null ? null : change.apply(memory),
                    realloc == null ? null : change.apply(realloc));
        }
    }

    /**
     * Gives a resource type its destructor.
     *
     * @param resource the resource type's index
     * @param function the destructor
     */
    record Destructor(int resource, CoreRef function) implements Step {
        @Override
        public List<CoreRef> needs() {
            return List.of(function);
        }

        @Override
        public Step with(UnaryOperator<CoreRef> change) {
            return new Destructor(resource, change.apply(function));
        }
    }

    /**
     * Gives a lowered function the function of another component instance that it calls.
     *
     * @param canon index of the lowered function
     * @param callee the function that is called
     */
    record Connect(int canon, FunctionSource.Lifted callee) implements Step {
        @Override
        public List<CoreRef> needs() {
            List<CoreRef> needs = new ArrayList<>();
            needs.add(callee.function());
            needs.addAll(callee.options().refs());
            return needs;
        }

        @Override
        public Step with(UnaryOperator<CoreRef> change) {
            return new Connect(
                    canon,
                    new FunctionSource.Lifted(
                            callee.member(),
                            change.apply(callee.function()),
                            callee.options().with(change),
                            callee.type()));
        }
    }
}
