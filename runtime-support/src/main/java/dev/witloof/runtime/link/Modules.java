package dev.witloof.runtime.link;

import dev.witloof.component.definition.CoreModuleDefinition;
import dev.witloof.runtime.core.CoreModule;

/** The core modules of a component, loaded. */
@FunctionalInterface
public interface Modules {
    /**
     * The module of a definition.
     *
     * @param definition a definition of the component
     * @return the module, the same object each time
     */
    CoreModule of(CoreModuleDefinition definition);
}
