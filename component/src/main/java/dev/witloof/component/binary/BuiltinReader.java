package dev.witloof.component.binary;

import dev.witloof.component.definition.CanonBuiltin;
import dev.witloof.component.definition.CanonDefinition;
import dev.witloof.component.definition.CanonicalOptions;
import dev.witloof.component.definition.CoreExternal;
import dev.witloof.component.definition.CoreType;
import dev.witloof.component.definition.DefinedType;
import dev.witloof.component.definition.Sort;
import dev.witloof.component.definition.StringEncoding;
import dev.witloof.component.type.FutureType;
import dev.witloof.component.type.StreamType;
import dev.witloof.component.type.ValueType;
import java.util.Optional;
import java.util.OptionalInt;

/** Reads the immediates of one builtin. */
final class BuiltinReader {
    private final BinaryInput in;
    private final Scope scope;
    private boolean flag;
    private CanonicalOptions options = CanonicalOptions.NONE;
    private Optional<ValueType> type = Optional.empty();
    private OptionalInt coreType = OptionalInt.empty();
    private OptionalInt table = OptionalInt.empty();
    private OptionalInt slot = OptionalInt.empty();
    private String slotType = "i";

    BuiltinReader(BinaryInput in, Scope scope) {
        this.in = in;
        this.scope = scope;
    }

    CanonDefinition.Builtin definition(int start, CanonBuiltin builtin) {
        return new CanonDefinition.Builtin(start, builtin, flag, options, type, coreType, table, slot);
    }

    /** The letter for the type of a slot. */
    String slotType() {
        return slotType;
    }

    void read(CanonBuiltin.Immediate immediate) {
        switch (immediate) {
            case FLAG -> flag = in.flag(Rule.BOOLEAN, "0x00 or 0x01 for async, cancellable or shared");
            case STREAM -> type = Optional.of(channel(StreamType.class, "a stream"));
            case FUTURE -> type = Optional.of(channel(FutureType.class, "a future"));
            case RESULT -> type = new ValueTypeReader(in, scope).result();
            case OPTIONS -> options = CanonicalOptionsReader.read(in, scope);
            case MEMORY -> options = memory();
            case CORE_TYPE -> coreType = OptionalInt.of(coreFunctionType());
            case TABLE -> table = OptionalInt.of(table());
            case SLOT_TYPE -> readSlotType();
            case SLOT -> slot = OptionalInt.of(slotNumber());
        }
    }

    private ValueType channel(Class<? extends ValueType> wanted, String what) {
        int start = in.offset();
        int index = scope.index(in, Sort.TYPE);
        if (scope.type(index) instanceof DefinedType.Value value && wanted.isInstance(value.type())) {
            return value.type();
        }
        throw new MalformedComponentException(
                Rule.TYPE_KIND, start, "type " + index + ", which is not " + what, "the type of " + what);
    }

    private int coreFunctionType() {
        int start = in.offset();
        int index = scope.index(in, Sort.CORE_TYPE);
        if (scope.coreType(index) instanceof CoreType.Function) {
            return index;
        }
        throw new MalformedComponentException(Rule.TYPE_KIND, start, "core type " + index, "the type of a core func");
    }

    private CanonicalOptions memory() {
        int start = in.offset();
        int memory = scope.index(in, Sort.CORE_MEMORY);
        CanonicalOptionsReader.memory(start, scope, memory);
        return new CanonicalOptions(
                StringEncoding.UTF8,
                OptionalInt.of(memory),
                OptionalInt.empty(),
                OptionalInt.empty(),
                false,
                OptionalInt.empty());
    }

    private int table() {
        int start = in.offset();
        int index = scope.index(in, Sort.CORE_TABLE);
        CoreExternal type = scope.core(Sort.CORE_TABLE, index);
        if (!(type instanceof CoreExternal.Table table) || !CoreReferences.same("funcref", table.element())) {
            throw new MalformedComponentException(
                    Rule.BUILTIN, start, "a table of type " + type.text(), "a table of funcref");
        }
        return index;
    }

    private void readSlotType() {
        int found = in.peek("the type of a slot");
        if (found != 0x7f && found != 0x7e) {
            throw in.error(Rule.BUILTIN, BinaryInput.hex(found), "i32 or i64 as the type of a slot");
        }
        in.u8("the type of a slot");
        slotType = found == 0x7f ? "i" : "j";
    }

    private int slotNumber() {
        int start = in.offset();
        long number = in.u32("the number of a slot");
        if (number > 1) {
            throw new MalformedComponentException(Rule.BUILTIN, start, "slot " + number, "slot 0 or 1");
        }
        return (int) number;
    }
}
