package dev.witloof.it.fuzz;

import dev.witloof.component.type.BorrowType;
import dev.witloof.component.type.EnumType;
import dev.witloof.component.type.FixedListType;
import dev.witloof.component.type.FlagsType;
import dev.witloof.component.type.FutureType;
import dev.witloof.component.type.ListType;
import dev.witloof.component.type.MapType;
import dev.witloof.component.type.OptionType;
import dev.witloof.component.type.OwnType;
import dev.witloof.component.type.PrimitiveType;
import dev.witloof.component.type.RecordType;
import dev.witloof.component.type.ResultType;
import dev.witloof.component.type.StreamType;
import dev.witloof.component.type.TupleType;
import dev.witloof.component.type.ValueType;
import dev.witloof.component.type.ValueTypeVisitor;
import dev.witloof.component.type.VariantType;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.HandleValue;
import dev.witloof.runtime.RecordValue;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Values of component types by chance. Handles stand for resources that were collected, or for objects of the host. */
final class ComponentValues implements ValueTypeVisitor<ComponentValue> {
    private static final int MOST_ELEMENTS = 5;
    private static final int TAME = 128;
    private static final int MOST_PARTS = 20_000;

    private final Chance chance;
    /** What guests gave out. */
    private final List<Object> resources = new ArrayList<>();

    private boolean handles;
    private int left = MOST_PARTS;

    ComponentValues(Chance chance) {
        this.chance = chance;
    }

    /** Whether a value since the last question has a handle, which may be another type's or be spent. */
    boolean handles() {
        boolean before = handles;
        handles = false;
        return before;
    }

    /** Remembers the resources in a value. */
    void collect(ComponentValue value) {
        if (value instanceof HandleValue handle) {
            resources.add(handle.resource());
        }
        value.parts().forEach(this::collect);
    }

    /** What is thrown for a type of which no value is made. */
    static final class Unmade extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Unmade(String type) {
            super("no value is made of " + type);
        }
    }

    ComponentValue make(ValueType type) {
        // A few types are enough for a value of any size.
        if (--left < 0) {
            throw new Unmade("so many parts");
        }
        return type.accept(this);
    }

    @Override
    public ComponentValue visitPrimitive(PrimitiveType type) {
        return switch (type) {
            case BOOL -> ComponentValue.bool(chance.oneIn(2));
            case S8 -> ComponentValue.s8((byte) chance.anyLong());
            case U8 -> ComponentValue.u8(chance.below(1 << 8));
            case S16 -> ComponentValue.s16((short) chance.anyLong());
            case U16 -> ComponentValue.u16(chance.below(1 << 16));
            case S32 -> ComponentValue.s32(chance.interesting());
            case U32 -> ComponentValue.u32(chance.interesting() & 0xFFFF_FFFFL);
            case S64 -> ComponentValue.s64(chance.anyLong());
            case U64 -> ComponentValue.u64(chance.anyLong());
            case F32 -> ComponentValue.f32(Float.intBitsToFloat((int) chance.anyLong()));
            case F64 -> ComponentValue.f64(Double.longBitsToDouble(chance.anyLong()));
            case CHAR -> ComponentValue.character(chance.below(TAME));
            case STRING, ERROR_CONTEXT -> ComponentValue.string(string());
        };
    }

    private String string() {
        return switch (chance.below(4)) {
            case 0 -> "";
            case 1 -> "\u00e9\u20ac\uD83D\uDE00";
            case 2 -> "\uD800";
            default -> "x".repeat(chance.below(TAME));
        };
    }

    private List<ComponentValue> elements(ValueType type, int size) {
        List<ComponentValue> elements = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            elements.add(make(type));
        }
        return elements;
    }

    @Override
    public ComponentValue visitList(ListType type) {
        return ComponentValue.list(elements(type.element(), chance.below(MOST_ELEMENTS)));
    }

    @Override
    public ComponentValue visitFixedList(FixedListType type) {
        throw new Unmade(type.toString());
    }

    @Override
    public ComponentValue visitMap(MapType type) {
        throw new Unmade(type.toString());
    }

    @Override
    public ComponentValue visitOption(OptionType type) {
        return chance.oneIn(3) ? ComponentValue.none() : ComponentValue.some(make(type.element()));
    }

    @Override
    public ComponentValue visitResult(ResultType type) {
        boolean ok = chance.oneIn(2);
        Optional<ComponentValue> payload = (ok ? type.ok() : type.err()).map(this::make);
        if (ok) {
            return payload.map(ComponentValue::ok).orElseGet(ComponentValue::ok);
        }
        return payload.map(ComponentValue::err).orElseGet(ComponentValue::err);
    }

    @Override
    public ComponentValue visitTuple(TupleType type) {
        return ComponentValue.tuple(type.elements().stream().map(this::make).toArray(ComponentValue[]::new));
    }

    @Override
    public ComponentValue visitRecord(RecordType type) {
        return ComponentValue.record(type.fields().stream()
                .map(field -> ComponentValue.field(field.name(), make(field.type())))
                .toArray(RecordValue.Field[]::new));
    }

    @Override
    public ComponentValue visitVariant(VariantType type) {
        VariantType.Case one = chance.pick(type.cases());
        return one.payload()
                .map(payload -> ComponentValue.variant(one.name(), make(payload)))
                .orElseGet(() -> ComponentValue.variant(one.name()));
    }

    @Override
    public ComponentValue visitEnum(EnumType type) {
        return ComponentValue.enumeration(chance.pick(type.names()));
    }

    @Override
    public ComponentValue visitFlags(FlagsType type) {
        return ComponentValue.flags(
                type.names().stream().filter(name -> chance.oneIn(2)).toArray(String[]::new));
    }

    @Override
    public ComponentValue visitOwn(OwnType type) {
        return handle();
    }

    @Override
    public ComponentValue visitBorrow(BorrowType type) {
        return handle();
    }

    private ComponentValue handle() {
        handles = true;
        return ComponentValue.handle(resources.isEmpty() || chance.oneIn(4) ? new Object() : chance.pick(resources));
    }

    @Override
    public ComponentValue visitStream(StreamType type) {
        throw new Unmade(type.toString());
    }

    @Override
    public ComponentValue visitFuture(FutureType type) {
        throw new Unmade(type.toString());
    }
}
