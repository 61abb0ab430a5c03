package dev.witloof.bench.byhand;

import com.dylibso.chicory.compiler.MachineFactoryCompiler;
import com.dylibso.chicory.runtime.ImportFunction;
import com.dylibso.chicory.runtime.ImportValues;
import com.dylibso.chicory.runtime.Instance;
import com.dylibso.chicory.runtime.Machine;
import com.dylibso.chicory.wasm.Parser;
import com.dylibso.chicory.wasm.WasmModule;
import dev.witloof.component.binary.ComponentReader;
import dev.witloof.component.definition.CoreModuleDefinition;
import dev.witloof.runtime.Trap;
import dev.witloof.runtime.abi.BenchBytes;
import dev.witloof.runtime.abi.LinearMemory;
import dev.witloof.runtime.chicory.BenchMemory;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The main core module of a guest, instantiated without the component around it, and the little marshalling that the
 * measured calls share.
 *
 * <p>Compiled by the same compiler and with the same kind of memory as the runtime uses. There is no check that a call
 * does not need to go right: not of the thread, of re-entrance, of earlier traps, or of borrows. What a guest passes is
 * checked as far as it must be: text is valid UTF-8, addresses lie within memory.
 */
final class CoreGuest {
    private static final VarHandle INT = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
    private static final char REPLACEMENT = '\uFFFD';

    private final Instance instance;
    private final Machine machine;
    private final LinearMemory memory;
    private final int realloc;
    private final long[] reallocArguments = new long[4];

    CoreGuest(byte[] component, List<ImportFunction> imports) {
        WasmModule module = Parser.parse(mainModule(component));
        BenchMemory[] made = new BenchMemory[1];
        instance = Instance.builder(module)
                .withImportValues(ImportValues.builder().withFunctions(imports).build())
                .withMachineFactory(MachineFactoryCompiler.compile(module))
                .withMemoryFactory(limits -> {
                    made[0] = BenchMemory.of(limits);
                    return made[0].engine();
                })
                .withStart(false)
                .build();
        machine = instance.getMachine();
        memory = made[0].memory();
        realloc = function("cabi_realloc");
    }

    /** The first module is the main one; a shim and a fixup may follow, which exist for imports that come late. */
    private static byte[] mainModule(byte[] component) {
        return ComponentReader.read(component).definitions().stream()
                .filter(CoreModuleDefinition.class::isInstance)
                .map(CoreModuleDefinition.class::cast)
                .findFirst()
                .orElseThrow()
                .bytes()
                .toByteArray();
    }

    /** The index of an exported function. */
    int function(String name) {
        return instance.module().exportSection().getExport(exportIndex(name)).index();
    }

    private int exportIndex(String name) {
        for (int i = 0; i < instance.module().exportSection().exportCount(); i++) {
            if (instance.module().exportSection().getExport(i).name().equals(name)) {
                return i;
            }
        }
        throw new IllegalArgumentException("no export `" + name + "`");
    }

    long[] call(int function, long[] arguments) {
        return machine.call(function, arguments);
    }

    /** The memory's bytes, until the guest runs again. */
    byte[] bytes() {
        return BenchBytes.of(memory);
    }

    static int getInt(byte[] bytes, int address) {
        return (int) INT.get(bytes, address);
    }

    static void putInt(byte[] bytes, int address, int value) {
        INT.set(bytes, address, value);
    }

    int allocate(int size, int alignment) {
        return reallocate(0, 0, alignment, size);
    }

    private int reallocate(int old, int oldSize, int alignment, int size) {
        long[] arguments = reallocArguments;
        arguments[0] = old;
        arguments[1] = oldSize;
        arguments[2] = alignment;
        arguments[3] = size;
        return (int) machine.call(realloc, arguments)[0];
    }

    /** Writes text into the guest; the address in the low half, the length in the high one. */
    long lowerString(String text) {
        int length = text.length();
        int at = allocate(length, 1);
        byte[] bytes = bytes();
        for (int i = 0; i < length; i++) {
            char c = text.charAt(i);
            if (c >= 0x80) {
                return lowerEncoded(text, at);
            }
            bytes[at + i] = (byte) c;
        }
        return pack(at, length);
    }

    private long lowerEncoded(String text, int old) {
        CharsetEncoder encoder = StandardCharsets.UTF_8
                .newEncoder()
                .onMalformedInput(CodingErrorAction.REPLACE)
                .replaceWith(new byte[] {(byte) 0xEF, (byte) 0xBF, (byte) 0xBD});
        try {
            var encoded = encoder.encode(CharBuffer.wrap(text));
            int length = encoded.remaining();
            int at = reallocate(old, text.length(), 1, length);
            encoded.get(bytes(), at, length);
            return pack(at, length);
        } catch (CharacterCodingException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Reads text, strictly. */
    static String liftString(byte[] bytes, int at, int length) {
        String text = new String(bytes, at, length, StandardCharsets.UTF_8);
        if (text.indexOf(REPLACEMENT) >= 0) {
            checkUtf8(bytes, at, length);
        }
        return text;
    }

    private static void checkUtf8(byte[] bytes, int at, int length) {
        try {
            StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, at, length));
        } catch (CharacterCodingException e) {
            throw new Trap("invalid UTF-8", e);
        }
    }

    long lowerBytes(byte[] data) {
        int at = allocate(data.length, 1);
        System.arraycopy(data, 0, bytes(), at, data.length);
        return pack(at, data.length);
    }

    static long pack(int at, int length) {
        return (long) length << 32 | (at & 0xFFFF_FFFFL);
    }
}
