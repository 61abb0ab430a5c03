package dev.witloof.runtime.link;

import dev.witloof.runtime.abi.GuestInstance;
import dev.witloof.runtime.abi.InstanceState;
import dev.witloof.runtime.abi.InterfaceAdapter;
import dev.witloof.runtime.core.CoreBudget;
import dev.witloof.runtime.core.CoreInstance;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An instance of a component, linked as a world. */
final class LinkedInstance extends GuestInstance {
    private final StoreState store;
    private final List<InstanceState> members;
    private final CoreBudget budget;
    private final List<CoreInstance> cores;
    private final List<Object> exports;
    private final List<Object> lifted;
    private boolean closed;

    LinkedInstance(
            StoreState store,
            List<InstanceState> members,
            CoreBudget budget,
            List<CoreInstance> cores,
            List<Object> exports,
            List<Object> lifted) {
        this.store = store;
        this.members = members;
        this.budget = budget;
        this.cores = List.copyOf(cores);
        this.exports = List.copyOf(exports);
        this.lifted = List.copyOf(lifted);
    }

    /** Whether an object is one that {@link #export} returns, and not one that the instance was given itself. */
    boolean exports(@Nullable Object object) {
        return lifted.stream().anyMatch(export -> export == object);
    }

    @Override
    public <T> T export(int index, InterfaceAdapter<T> adapter) {
        Object export = exports.get(index);
        if (!adapter.type().isInstance(export)) {
            throw new IllegalArgumentException(
                    "export " + index + " is a " + export.getClass().getName() + "; wanted a "
                            + adapter.type().getName());
        }
        return adapter.type().cast(export);
    }

    @Override
    public void close() {
        if (closed) {
            store.claim();
            return;
        }
        Throwable failure = closeMembers();
        if (failure instanceof RuntimeException e) {
            throw e;
        }
        if (failure instanceof Error e) {
            throw e;
        }
    }

    private @Nullable Throwable closeMembers() {
        Throwable first = null;
        for (InstanceState member : members) {
            try {
                member.close();
            } catch (RuntimeException | Error e) {
                // What closing its resources threw comes as suppressed exceptions; otherwise the instance refused to be
                // closed, which the outermost one does first.
                if (e instanceof RuntimeException && e.getSuppressed().length == 0) {
                    return e;
                }
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        release();
        return first;
    }

    private void release() {
        closed = true;
        cores.forEach(CoreInstance::release);
        budget.release();
        store.closed(this);
    }
}
