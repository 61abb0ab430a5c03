package dev.witloof.it.spec;

import dev.witloof.runtime.Component;
import java.util.Map;

/** Runs nothing: components cannot be used without generated code yet. */
final class UnreadyEngine implements Engine {
    @Override
    public Guest instantiate(Component component, Map<String, Guest> registered) {
        throw new UnsupportedOperationException("using a component without generated code is not supported yet");
    }

    @Override
    public void close() {}
}
