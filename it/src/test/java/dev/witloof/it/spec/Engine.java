package dev.witloof.it.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.witloof.runtime.Component;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What runs the components of scripts. */
interface Engine extends AutoCloseable {
    /**
     * Makes an instance.
     *
     * @param component the component
     * @param registered what its imports may be given, by the names under which scripts registered instances
     */
    Guest instantiate(Component component, Map<String, Guest> registered);

    /** Ends all instances. */
    @Override
    void close();

    /** An instance. */
    interface Guest {
        /**
         * Calls a function with values in the JSON form.
         *
         * @return the result, if the function has one
         */
        Optional<?> call(String function, List<JsonNode> arguments);

        /** What {@link #call} returns for a value in the JSON form, or for a missing one. */
        Optional<?> result(JsonNode value);
    }
}
