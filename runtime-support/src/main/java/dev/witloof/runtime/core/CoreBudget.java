package dev.witloof.runtime.core;

/**
 * What the core instances of one component instance may take of a store's limits, and what they have taken. Everything
 * taken comes out of the store's budget, and goes back at once when the component instance is closed. Confined to the
 * store's thread.
 */
public final class CoreBudget {
    private final Limits limits;
    private final CoreBudget store;
    private long memoryBytes;
    private long tableElements;
    private long instances;

    /**
     * Makes the budget of a store.
     *
     * @param memoryBytes the most bytes of linear memory
     * @param tableElements the most elements of tables
     * @param instances the most core instances
     */
    public CoreBudget(long memoryBytes, long tableElements, long instances) {
        this.limits = new Limits(memoryBytes, tableElements, instances);
        this.store = this;
    }

    private CoreBudget(CoreBudget store) {
        this.limits = store.limits;
        this.store = store;
    }

    /**
     * Makes the budget of one component instance, which draws on this one.
     *
     * @return the new budget
     */
    public CoreBudget share() {
        return new CoreBudget(store);
    }

    /**
     * Takes bytes of linear memory.
     *
     * @param bytes how many
     * @return false, with nothing taken, if the store does not have as many left
     */
    public boolean takeMemory(long bytes) {
        if (bytes > limits.memoryBytes() - store.memoryBytes) {
            return false;
        }
        add(bytes, 0, 0);
        return true;
    }

    /**
     * Gives back bytes of linear memory that were taken and not used.
     *
     * @param bytes how many
     */
    public void giveMemory(long bytes) {
        add(-bytes, 0, 0);
    }

    /**
     * Takes elements of tables.
     *
     * @param elements how many
     * @return false, with nothing taken, if the store does not have as many left
     */
    public boolean takeTableElements(long elements) {
        if (elements > limits.tableElements() - store.tableElements) {
            return false;
        }
        add(0, elements, 0);
        return true;
    }

    /**
     * Takes core instances, or what counts as such.
     *
     * @param count how many
     * @return false, with nothing taken, if the store does not have as many left
     */
    public boolean takeInstances(int count) {
        if (count > limits.instances() - store.instances) {
            return false;
        }
        add(0, 0, count);
        return true;
    }

    /** Gives back all that was taken through this budget. Calling it again does nothing. */
    public void release() {
        if (store != this) {
            add(-memoryBytes, -tableElements, -instances);
        }
    }

    /**
     * How many bytes of linear memory have been taken.
     *
     * @return the bytes
     */
    public long memoryBytes() {
        return memoryBytes;
    }

    /**
     * The limits of the store.
     *
     * @return the limits
     */
    public Limits limits() {
        return limits;
    }

    private void add(long bytes, long elements, long cores) {
        memoryBytes += bytes;
        tableElements += elements;
        instances += cores;
        if (store != this) {
            store.add(bytes, elements, cores);
        }
    }

    /**
     * The most that a store gives.
     *
     * @param memoryBytes bytes of linear memory
     * @param tableElements elements of tables
     * @param instances core instances
     */
    public record Limits(long memoryBytes, long tableElements, long instances) {}
}
