package dev.witloof.component.binary;

import dev.witloof.component.definition.ByteSlice;
import dev.witloof.component.definition.ComponentDefinition;
import java.util.Optional;

/**
 * Reads the binary format of components (Binary.md of the component model).
 *
 * <p>What is read is checked as far as its users rely on it: indices and their sorts, names, the structure and nesting of
 * types, that instantiations give what is imported in its type, that canonical definitions have the options and the core types
 * that they need, and that imports and exports mention no type without a name; {@link Rule} lists the rules. Of core modules
 * the imports and exports are looked at, and the rest stays bytes for the engine to check. Time and memory are linear in the number of
 * bytes, apart from the instantiation of types, which is bounded.
 */
public final class ComponentReader {
    private ComponentReader() {}

    /**
     * Reads a component.
     *
     * @param bytes the content of a file; copied once
     * @return the component, which shares nothing with the array
     * @throws MalformedComponentException if the bytes are no valid component, for example if they are a core module
     */
    public static ComponentDefinition read(byte[] bytes) {
        ByteSlice file = ByteSlice.copyOf(bytes);
        ResourceNames names = new ResourceNames();
        ComponentDefinition component = read(file, names);
        Optional<ResourceNames> learnt = names.learnt();
        return learnt.isPresent() ? read(file, learnt.get()) : component;
    }

    private static ComponentDefinition read(ByteSlice file, ResourceNames names) {
        return ComponentSections.read(new BinaryInput(file), new ReadContext(names, file.length()));
    }
}
