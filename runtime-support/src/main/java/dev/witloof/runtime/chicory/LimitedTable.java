package dev.witloof.runtime.chicory;

import com.dylibso.chicory.runtime.TableInstance;
import com.dylibso.chicory.wasm.types.Table;
import com.dylibso.chicory.wasm.types.TableLimits;
import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.core.CoreBudget;

/**
 * A table that takes its elements from a budget. It has limits of its own, because Chicory's tables write their growth
 * into the module's, where the next instance would find it.
 */
final class LimitedTable extends TableInstance {
    private final CoreBudget budget;

    private LimitedTable(Table own, int initialValue, CoreBudget budget) {
        super(own, initialValue);
        this.budget = budget;
    }

    static LimitedTable of(Table declared, int initialValue, CoreBudget budget) {
        TableLimits limits = declared.limits();
        if (!budget.takeTableElements(limits.min())) {
            throw new LinkException(
                    "the guest wants a table of " + limits.min() + " elements, and its store has a limit of "
                            + budget.limits().tableElements() + " for all tables: give the store more with"
                            + " Store.builder().maxTableElements(…)");
        }
        Table own = new Table(
                declared.elementType(),
                new TableLimits(limits.min(), limits.max(), limits.shared()),
                declared.initialize());
        return new LimitedTable(own, initialValue, budget);
    }

    @Override
    public int grow(int size, int value, com.dylibso.chicory.runtime.Instance instance) {
        if (size < 0 || (long) size() + size > limits().max() || !budget.takeTableElements(size)) {
            return -1;
        }
        return super.grow(size, value, instance);
    }
}
