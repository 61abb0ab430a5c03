package dev.witloof.runtime.chicory;

import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import dev.witloof.runtime.core.CoreEngine;
import dev.witloof.runtime.core.CoreModule;
import dev.witloof.runtime.core.MalformedModuleException;
import dev.witloof.runtime.core.ModuleOutline;
import dev.witloof.runtime.core.ModuleOutlineReader;
import java.io.ByteArrayInputStream;

/** Runs core modules on Chicory, compiled to JVM bytecode or interpreted. */
public final class ChicoryEngine implements CoreEngine {
    /** Compiles modules; functions too large for a JVM method are interpreted. */
    public static final CoreEngine COMPILING = new ChicoryEngine(false);

    /** Interprets modules: nothing to wait for, and some tens of times slower. */
    public static final CoreEngine INTERPRETING = new ChicoryEngine(true);

    private final boolean interpreting;

    private ChicoryEngine(boolean interpreting) {
        this.interpreting = interpreting;
    }

    @Override
    public CoreModule load(byte[] bytes) {
        ModuleOutline outline = ModuleOutlineReader.read(bytes);
        byte[] rewritten = ModuleRewriter.rewrite(bytes, outline);
        return new ChicoryModule(outline, validated(rewritten, outline), interpreting);
    }

    /** Finds that Chicory can validate a module before it does so; what is inserted into loops is valid anywhere. */
    private static WasmModule validated(byte[] bytes, ModuleOutline outline) {
        try {
            WasmModule parsed = parse(bytes, false);
            FrameSizes.check(parsed, outline);
            return parse(LoopChecks.insert(bytes, parsed), true);
        } catch (MalformedModuleException e) {
            throw e;
        } catch (StackOverflowError e) {
            throw new MalformedModuleException("its code is nested too deeply", e);
        } catch (RuntimeException | AssertionError e) {
            // Besides its own exceptions, Chicory answers some malformed modules with whatever its mistakes throw.
            throw new MalformedModuleException(String.valueOf(e.getMessage()), e);
        }
    }

    private static WasmModule parse(byte[] bytes, boolean validating) {
        return Parser.builder().withValidation(validating).build().parse(() -> new ByteArrayInputStream(bytes));
    }
}
