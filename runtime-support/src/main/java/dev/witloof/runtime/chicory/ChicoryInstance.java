package dev.witloof.runtime.chicory;

import com.dylibso.chicory.runtime.Instance;
import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.core.CoreInstance;
import dev.witloof.runtime.core.CoreItem;
import dev.witloof.runtime.core.CoreNames;
import dev.witloof.runtime.core.ExternKind;
import dev.witloof.runtime.core.FunctionShape;
import dev.witloof.runtime.core.ModuleExport;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** An instance of a core module on Chicory. */
final class ChicoryInstance implements CoreInstance {
    private final ChicoryModule module;
    private final Instance instance;
    private final List<FlatMemory> memories;
    private final Map<String, CoreItem> items = new HashMap<>();

    ChicoryInstance(ChicoryModule module, Instance instance, List<FlatMemory> memories) {
        this.module = module;
        this.instance = instance;
        this.memories = memories;
    }

    @Override
    public CoreItem export(String name) {
        CoreItem known = items.get(name);
        if (known != null) {
            return known;
        }
        ModuleExport export = module.export(name);
        if (export == null) {
            throw new LinkException("a core module of the component has no export " + CoreNames.quoted(name));
        }
        CoreItem item = item(export);
        items.put(name, item);
        return item;
    }

    private CoreItem item(ModuleExport export) {
        int index = export.index();
        return switch (export.kind()) {
            case FUNCTION -> function(index);
            // All memories are made by ChicoryModule, also those of other instances.
            case MEMORY -> new CoreItem.Memory((FlatMemory) instance.memory(index));
            case TABLE -> new CoreItem.Opaque(ExternKind.TABLE, instance.table(index));
            case GLOBAL -> new CoreItem.Opaque(ExternKind.GLOBAL, instance.global(index));
            case TAG -> new CoreItem.Opaque(ExternKind.TAG, instance.tag(index));
        };
    }

    private CoreItem function(int index) {
        int type = instance.functionType(index);
        FunctionShape shape = module.outline().types().get(type);
        return new CoreItem.Function(new DispatchedFunction(module.functions(), instance, index), shape);
    }

    @Override
    public void release() {
        memories.forEach(FlatMemory::release);
    }
}
