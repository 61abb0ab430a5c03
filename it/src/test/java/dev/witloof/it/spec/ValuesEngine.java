package dev.witloof.it.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.witloof.runtime.Component;
import dev.witloof.runtime.ComponentImports;
import dev.witloof.runtime.ComponentInstance;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.Store;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Runs components with values in place of generated code, all of one script in one store. */
final class ValuesEngine implements Engine {
    private final Store store = Store.create();

    @Override
    public Guest instantiate(Component component, Map<String, Guest> registered) {
        ComponentImports.Builder imports = ComponentImports.builder();
        registered.forEach((name, guest) -> imports.functions(name, ((Instance) guest).instance.functions()));
        return new Instance(ComponentInstance.of(component, store, imports.build()));
    }

    @Override
    public void close() {
        store.close();
    }

    private record Instance(ComponentInstance instance) implements Guest {
        @Override
        public Optional<?> call(String function, List<JsonNode> arguments) {
            return instance.call(
                    "", function, arguments.stream().map(ScriptValues::of).toArray(ComponentValue[]::new));
        }

        @Override
        public Optional<?> result(JsonNode value) {
            return value.isMissingNode() ? Optional.empty() : Optional.of(ScriptValues.of(value));
        }
    }
}
