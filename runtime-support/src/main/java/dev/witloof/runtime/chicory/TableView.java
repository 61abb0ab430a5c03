package dev.witloof.runtime.chicory;

import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.TableInstance;
import com.dylibso.chicory.wasm.types.Table;
import com.dylibso.chicory.wasm.types.TableLimits;
import com.dylibso.chicory.wasm.types.TypeSection;
import com.dylibso.chicory.wasm.types.ValType;
import com.dylibso.chicory.wasm.types.Value;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A table as the instances of one module see it, that of the instance that defines it or of one that imports it. Functions of
 * other modules, which indirect calls would take for functions of other types, are {@link ForeignFunction}s here.
 */
final class TableView extends TableInstance {
    private final LimitedTable table;
    private final TypeSection types;
    private final Map<Integer, Instance> foreign = new HashMap<>();

    TableView(LimitedTable table, TypeSection types) {
        super(new Table(table.elementType(), new TableLimits(0, 0)), Value.REF_NULL_VALUE);
        this.table = table;
        this.types = types;
    }

    /** The table itself, for the view of another module. */
    LimitedTable table() {
        return table;
    }

    @Override
    public int size() {
        return table.size();
    }

    @Override
    public ValType elementType() {
        return table.elementType();
    }

    @Override
    public TableLimits limits() {
        return table.limits();
    }

    @Override
    public int grow(int size, int value, Instance instance) {
        return table.grow(size, value, instance);
    }

    @Override
    public int ref(int index) {
        return table.ref(index);
    }

    @Override
    public int requiredRef(int index) {
        int function = table.requiredRef(index);
        return foreign(index, function) == null ? function : ForeignFunction.INDEX;
    }

    @Override
    public void setRef(int index, int value, Instance instance) {
        // Copies between tables pass on what instance() gave.
        table.setRef(index, value, instance == null ? null : ForeignFunction.unwrap(instance));
    }

    @Override
    public @Nullable Instance instance(int index) {
        Instance known = foreign(index, table.ref(index));
        return known == null ? table.instance(index) : known;
    }

    @Override
    public void reset() {
        table.reset();
    }

    /** What stands for a function of another module; null for all others. */
    @SuppressWarnings("ReferenceEquality") // Equal types at equal indices are an exception, and cost more to find out.
    private @Nullable Instance foreign(int index, int function) {
        Instance target = table.instance(index);
        if (target == null
                || function == Value.REF_NULL_VALUE
                || target.module().typeSection() == types) {
            return null;
        }
        Instance known = foreign.get(index);
        if (known == null || !ForeignFunction.isFor(known, target, function)) {
            known = ForeignFunction.instance(types, target, function).orElse(null);
            if (known != null) {
                foreign.put(index, known);
            }
        }
        return known;
    }
}
