package dev.witloof.runtime.link;

import dev.witloof.runtime.ComponentFunction;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** An instance whose exports are functions over values. For {@link dev.witloof.runtime.ComponentInstance}. */
public final class ValueInstance {
    private final LinkedInstance instance;
    private final Map<String, Map<String, ComponentFunction>> functions;

    ValueInstance(LinkedInstance instance, Map<String, Map<String, ComponentFunction>> functions) {
        this.instance = instance;
        this.functions = functions;
    }

    /**
     * The functions of an export.
     *
     * @param interfaceName its name, or another version on the same track; empty for what stands directly in the component
     * @return the functions by name, if there is such an export
     */
    public Optional<Map<String, ComponentFunction>> functions(String interfaceName) {
        return PortNames.find(functions, interfaceName);
    }

    /**
     * The names of the exports.
     *
     * @return the names, of which the empty one stands for the component itself
     */
    public Set<String> interfaces() {
        return functions.keySet();
    }

    /** Ends the instance; see {@link dev.witloof.runtime.ComponentInstance#close}. */
    public void close() {
        instance.close();
    }
}
