package dev.witloof.runtime.chicory;

import com.dylibso.chicory.runtime.GlobalInstance;
import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.runtime.ImportGlobal;
import com.dylibso.chicory.runtime.ImportMemory;
import com.dylibso.chicory.runtime.ImportTable;
import com.dylibso.chicory.runtime.ImportTag;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.TagInstance;
import com.dylibso.chicory.runtime.WasmFunctionHandle;
import com.dylibso.chicory.wasm.WasmModule;
import com.dylibso.chicory.wasm.types.FunctionType;
import com.dylibso.chicory.wasm.types.TagImport;
import com.dylibso.chicory.wasm.types.TagType;
import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.Trap;
import dev.witloof.runtime.abi.GuestFault;
import dev.witloof.runtime.core.CoreItem;
import dev.witloof.runtime.core.ExternKind;
import dev.witloof.runtime.core.FunctionShape;
import dev.witloof.runtime.core.ModuleImport;
import dev.witloof.runtime.core.ModuleOutline;
import java.util.List;

/** Gives Chicory what a core instance imports. */
final class Imports {
    private final ModuleOutline outline;
    private final WasmModule module;
    private final HostHandles handles;
    private final ImportValues.Builder values = ImportValues.builder();

    private Imports(ModuleOutline outline, WasmModule module, HostHandles handles) {
        this.handles = handles;
        this.outline = outline;
        this.module = module;
    }

    static ImportValues of(ModuleOutline outline, WasmModule module, HostHandles handles, List<CoreItem> items) {
        Imports imports = new Imports(outline, module, handles);
        for (int i = 0; i < items.size(); i++) {
            if (Thread.currentThread().isInterrupted()) {
                throw new GuestFault(Trap.Rule.INTERRUPTED, "the thread was interrupted", null);
            }
            imports.add(outline.imports().get(i), i, items.get(i));
        }
        return imports.values.build();
    }

    private void add(ModuleImport wanted, int index, CoreItem item) {
        String name = ModuleRewriter.name(index);
        if (item.kind() != wanted.kind()) {
            throw new LinkException("a core module imports the " + wanted + ", and is given a " + item.kind());
        }
        if (item instanceof CoreItem.Function function) {
            checkShape(wanted, function.shape());
            ChicoryFunction callee = (ChicoryFunction) function.function();
            values.addFunction(new ImportFunction(
                    ModuleRewriter.MODULE,
                    name,
                    callee.type(),
                    (caller, arguments) -> callee.callFromGuest(arguments)));
        } else if (item instanceof CoreItem.Host host) {
            checkShape(wanted, host.shape());
            FunctionType type = module.typeSection().getType(wanted.type());
            WasmFunctionHandle handle =
                    handles.of(host.code(), host.shape().results().length(), index);
            values.addFunction(new ImportFunction(ModuleRewriter.MODULE, name, type, handle));
        } else if (item instanceof CoreItem.Memory memory) {
            checkSegments(wanted);
            values.addMemory(new ImportMemory(ModuleRewriter.MODULE, name, (FlatMemory) memory.memory()));
        } else if (item instanceof CoreItem.Opaque opaque) {
            addOpaque(opaque.kind(), index, name, opaque.handle());
        }
    }

    private void addOpaque(ExternKind kind, int index, String name, Object handle) {
        if (kind == ExternKind.TABLE) {
            values.addTable(new ImportTable(
                    ModuleRewriter.MODULE, name, new TableView(((TableView) handle).table(), module.typeSection())));
        } else if (kind == ExternKind.GLOBAL) {
            values.addGlobal(new ImportGlobal(ModuleRewriter.MODULE, name, (GlobalInstance) handle));
        } else {
            TagType asImported = ((TagImport) module.importSection().getImport(index)).tagType();
            values.addTag(
                    new ImportTag(ModuleRewriter.MODULE, name, TagIdentity.imported(asImported, (TagInstance) handle)));
        }
    }

    private void checkShape(ModuleImport wanted, FunctionShape given) {
        FunctionShape shape = outline.types().get(wanted.type());
        if (!shape.equals(given)) {
            throw new LinkException("a core module imports the " + wanted + " of type " + shape
                    + ", and is given one of type " + given);
        }
    }

    /** A memory knows the segments of one module only, the one that defines it. */
    private void checkSegments(ModuleImport wanted) {
        if (module.codeSection().isRequiresDataCount()) {
            throw new LinkException("a core module imports the " + wanted
                    + " and uses data segments of its own while it runs (memory.init or data.drop), which is not supported"
                    + " yet");
        }
    }
}
