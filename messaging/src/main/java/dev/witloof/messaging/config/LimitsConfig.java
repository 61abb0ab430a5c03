package dev.witloof.messaging.config;

import dev.witloof.messaging.MessagingHostBuilder;
import dev.witloof.runtime.Store;
import java.util.Objects;
import java.util.Optional;

/**
 * What each instance of a guest may use. What is not set keeps the default of {@link Store.Builder}.
 *
 * @param memory bytes of linear memory, see {@link Store.Builder#maxMemoryBytes}
 * @param tableElements elements of tables, see {@link Store.Builder#maxTableElements}
 * @param coreInstances core instances, see {@link Store.Builder#maxCoreInstances}
 * @param handles resource handles, see {@link Store.Builder#maxHandles}
 * @param lifted bytes that one call passes, see {@link Store.Builder#maxLiftedBytes}
 * @param callDepth calls into instances within each other, see {@link Store.Builder#maxCallDepth}
 * @param messages bytes of messages that it holds, see {@link MessagingHostBuilder#maxMessageBytes}
 */
public record LimitsConfig(
        Optional<Long> memory,
        Optional<Long> tableElements,
        Optional<Integer> coreInstances,
        Optional<Integer> handles,
        Optional<Long> lifted,
        Optional<Integer> callDepth,
        Optional<Long> messages) {

    /** The defaults. */
    public static final LimitsConfig DEFAULT = new LimitsConfig(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty());

    /**
     * Refuses null.
     *
     * @param memory see {@link #memory()}
     * @param tableElements see {@link #tableElements()}
     * @param coreInstances see {@link #coreInstances()}
     * @param handles see {@link #handles()}
     * @param lifted see {@link #lifted()}
     * @param callDepth see {@link #callDepth()}
     * @param messages see {@link #messages()}
     */
    public LimitsConfig {
        Objects.requireNonNull(memory, "memory");
        Objects.requireNonNull(tableElements, "tableElements");
        Objects.requireNonNull(coreInstances, "coreInstances");
        Objects.requireNonNull(handles, "handles");
        Objects.requireNonNull(lifted, "lifted");
        Objects.requireNonNull(callDepth, "callDepth");
        Objects.requireNonNull(messages, "messages");
    }

    void applyTo(MessagingHostBuilder host) {
        messages.ifPresent(host::maxMessageBytes);
        host.limits(store -> {
            memory.ifPresent(store::maxMemoryBytes);
            tableElements.ifPresent(store::maxTableElements);
            coreInstances.ifPresent(store::maxCoreInstances);
            handles.ifPresent(store::maxHandles);
            lifted.ifPresent(store::maxLiftedBytes);
            callDepth.ifPresent(store::maxCallDepth);
            return store;
        });
    }
}
