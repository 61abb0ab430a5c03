package dev.witloof.runtime.link;

import dev.witloof.component.definition.ComponentDefinition;
import dev.witloof.component.definition.CoreModuleDefinition;
import dev.witloof.component.definition.DefinedType;
import java.util.Map;

/** Something that a component imports, exports, or hands to another, before there is an instance. */
sealed interface Entity {
    /** A function. */
    record Function(FunctionSource source) implements Entity {}

    /** An instance, as its exports in order. */
    record Instance(Map<String, Entity> exports) implements Entity {}

    /** A type; a resource is the one that it stands for throughout. */
    record Type(DefinedType type) implements Entity {}

    /** A component, with where it was defined, which it may refer to. */
    record Component(ComponentDefinition definition, Scope outer) implements Entity {}

    /** A core module. */
    record Module(CoreModuleDefinition definition) implements Entity {}
}
