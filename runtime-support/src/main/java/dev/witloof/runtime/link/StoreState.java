package dev.witloof.runtime.link;

import dev.witloof.runtime.Trap;
import dev.witloof.runtime.abi.GuestFault;
import dev.witloof.runtime.abi.StoreContext;
import dev.witloof.runtime.core.CallDeadline;
import dev.witloof.runtime.core.CoreBudget;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What the linker knows of a store: its limits, its deadline and its open instances. Confined to the store's thread. */
public final class StoreState extends StoreContext {
    private final @Nullable CallDeadline deadline;
    private final CoreBudget budget;
    private final int maxHandles;
    private final long maxLiftedBytes;
    private final List<LinkedInstance> instances = new ArrayList<>();
    private boolean closed;

    /**
     * Makes the state of a new store.
     *
     * @param deadline how long a call may take, or null
     * @param limits what all instances together may take
     * @param maxHandles how many handles each instance may hold
     * @param maxLiftedBytes how much one call may lift
     * @param maxCallDepth how many calls may run one within the other
     */
    public StoreState(
            @Nullable Duration deadline,
            CoreBudget.Limits limits,
            int maxHandles,
            long maxLiftedBytes,
            int maxCallDepth) {
        super(deadline != null, maxCallDepth);
        this.deadline = deadline == null ? null : new CallDeadline(deadline);
        this.budget = new CoreBudget(limits.memoryBytes(), limits.tableElements(), limits.instances());
        this.maxHandles = maxHandles;
        this.maxLiftedBytes = maxLiftedBytes;
    }

    @Override
    protected void callStarted() {
        if (deadline != null) {
            deadline.enter();
        }
    }

    @Override
    protected void callEnded() {
        if (deadline != null) {
            deadline.exit();
        }
    }

    @Override
    protected boolean suspendDeadline() {
        return deadline != null && deadline.restart();
    }

    @Override
    protected void resumeDeadline() {
        if (deadline != null) {
            deadline.expire();
        }
    }

    @Override
    protected int maxHandles() {
        return maxHandles;
    }

    @Override
    protected long maxLiftedBytes() {
        return maxLiftedBytes;
    }

    @Override
    protected Trap trapOf(Throwable thrown, String where) {
        if (deadline != null && deadline.expired()) {
            Throwable cause = thrown instanceof GuestFault ? thrown.getCause() : thrown;
            return new Trap(Trap.Rule.DEADLINE, where + ": " + overdue(deadline), cause);
        }
        return super.trapOf(thrown, where);
    }

    @Override
    protected Trap inTime(Trap trap, String where) {
        return deadline != null && deadline.expired()
                ? new Trap(Trap.Rule.DEADLINE, where + ": " + overdue(deadline), trap)
                : trap;
    }

    private static String overdue(CallDeadline deadline) {
        return "the call took longer than its deadline of " + deadline.limit().toMillis() + " ms";
    }

    /** The budget that instances draw on. */
    CoreBudget budget() {
        return budget;
    }

    /** Checks that an instance may be made now. */
    void checkOpen() {
        claim();
        if (closed) {
            throw new IllegalStateException("the store is closed");
        }
    }

    void opened(LinkedInstance instance) {
        instances.add(instance);
    }

    void closed(LinkedInstance instance) {
        instances.remove(instance);
    }

    /** Whether an object is what an open instance exports. */
    boolean isExport(@Nullable Object object) {
        return instances.stream().anyMatch(instance -> instance.exports(object));
    }

    /**
     * Closes all instances, the newest first.
     *
     * @throws IllegalStateException if one of them is running, or another thread uses the store
     * @throws RuntimeException what closing an instance threw first, after all have been closed
     * @throws Error the same
     */
    public void close() {
        claim();
        if (inUse()) {
            throw new IllegalStateException("the store is in a call, and can be closed only after it");
        }
        closed = true;
        Throwable first = null;
        List<LinkedInstance> open = List.copyOf(instances);
        for (int i = open.size() - 1; i >= 0; i--) {
            try {
                open.get(i).close();
            } catch (RuntimeException | Error e) {
                if (first == null) {
                    first = e;
                } else if (first != e) {
                    first.addSuppressed(e);
                }
            }
        }
        if (first instanceof Error e) {
            throw e;
        }
        if (first instanceof RuntimeException e) {
            throw e;
        }
    }
}
