package dev.witloof.runtime.core;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A validated core module, of which any number of instances can be made. Thread-safe. */
public interface CoreModule {
    /**
     * The module's outline.
     *
     * @return its imports, exports and the like
     */
    ModuleOutline outline();

    /**
     * Looks up an export.
     *
     * @param name its name
     * @return the export, or null where there is none of that name
     */
    @Nullable
    ModuleExport export(String name);

    /** Compiles the module, where the engine compiles. Later calls, and instances, use what was compiled once. */
    void compile();

    /**
     * Makes an instance, and runs the module's start function.
     *
     * @param imports what it imports, in the order of {@link ModuleOutline#imports()}
     * @param budget what it may take
     * @return the instance
     * @throws dev.witloof.runtime.LinkException where an import is not of the type that the module wants, or the budget
     *     does not suffice
     * @throws dev.witloof.runtime.Trap where a segment does not fit, or the start function traps
     */
    CoreInstance instantiate(List<CoreItem> imports, CoreBudget budget);
}
