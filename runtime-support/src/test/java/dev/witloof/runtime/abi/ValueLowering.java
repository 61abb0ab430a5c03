package dev.witloof.runtime.abi;

import dev.witloof.component.abi.FieldPlan;
import dev.witloof.component.abi.FixedListPlan;
import dev.witloof.component.abi.FlagsPlan;
import dev.witloof.component.abi.FunctionPlan;
import dev.witloof.component.abi.HandlePlan;
import dev.witloof.component.abi.ListPlan;
import dev.witloof.component.abi.RecordPlan;
import dev.witloof.component.abi.ScalarPlan;
import dev.witloof.component.abi.StringPlan;
import dev.witloof.component.abi.ValuePlan;
import dev.witloof.component.abi.VariantPlan;
import dev.witloof.component.type.PrimitiveType;
import dev.witloof.component.type.ResourceType;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Lowers values by interpreting their plans with the very calls that generated code makes.
 *
 * <p>Values are: boxed numbers as generated code has them ({@code u8} and {@code u16} as Integer, {@code u32} as Long),
 * Integer code points, strings, primitive arrays for lists of numbers and bool, List for other lists and for records and
 * tuples, {@link CaseValue}, Set of names for flags, and any object for a resource.
 */
final class ValueLowering {
    private final LiftLower cx;
    private final List<ResourceType> slots;

    ValueLowering(LiftLower cx, List<ResourceType> slots) {
        this.cx = cx;
        this.slots = slots;
    }

    /** Lowers the arguments of a call into {@code flat}, through memory if there are too many. */
    static void parameters(Lifting f, FunctionPlan plan, List<?> values) {
        ValueLowering lowering = new ValueLowering(f, plan.resources());
        List<FieldPlan> fields = plan.parameters().fields();
        if (plan.parametersSpilled()) {
            int area = f.allocateParameters(
                    plan.parameters().size(), plan.parameters().alignment());
            for (int i = 0; i < fields.size(); i++) {
                lowering.store(
                        fields.get(i).plan(),
                        values.get(i),
                        area + fields.get(i).offset());
            }
            f.flat()[0] = Scalars.flat(area);
        } else {
            for (int i = 0; i < fields.size(); i++) {
                lowering.flat(
                        fields.get(i).plan(),
                        values.get(i),
                        f.flat(),
                        fields.get(i).flatIndex());
            }
        }
    }

    void flat(ValuePlan plan, Object value, long[] flat, int at) {
        if (plan instanceof ScalarPlan scalar) {
            flat[at] = bits(scalar.type(), value);
        } else if (plan instanceof StringPlan || plan instanceof ListPlan) {
            long range = range(plan, value);
            flat[at] = range & 0xFFFF_FFFFL;
            flat[at + 1] = range >>> 32;
        } else if (plan instanceof FixedListPlan list) {
            FixedListLowering.flat(this, list, value, flat, at);
        } else if (plan instanceof RecordPlan record) {
            for (int i = 0; i < record.fields().size(); i++) {
                FieldPlan field = record.fields().get(i);
                flat(field.plan(), ((List<?>) value).get(i), flat, at + field.flatIndex());
            }
        } else if (plan instanceof VariantPlan variant) {
            CaseValue chosen = (CaseValue) value;
            for (int i = 0; i < variant.flat().size(); i++) {
                flat[at + i] = 0;
            }
            flat[at] = chosen.index();
            variant.cases()
                    .get(chosen.index())
                    .payload()
                    .ifPresent(payload -> flat(payload, present(chosen.payload()), flat, at + 1));
        } else if (plan instanceof FlagsPlan flags) {
            flat[at] = Scalars.flat(bits(flags, (Set<?>) value));
        } else if (plan instanceof HandlePlan handle) {
            flat[at] = Scalars.flat(handle(handle, value));
        }
    }

    void store(ValuePlan plan, Object value, int ptr) {
        if (plan instanceof ScalarPlan scalar) {
            putSized(ptr, bits(scalar.type(), value), scalar.size());
        } else if (plan instanceof StringPlan || plan instanceof ListPlan) {
            long range = range(plan, value);
            cx.memory().putInt(ptr, (int) range);
            cx.memory().putInt(ptr + 4, (int) (range >>> 32));
        } else if (plan instanceof FixedListPlan list) {
            FixedListLowering.store(this, cx, list, value, ptr);
        } else if (plan instanceof RecordPlan record) {
            for (int i = 0; i < record.fields().size(); i++) {
                FieldPlan field = record.fields().get(i);
                store(field.plan(), ((List<?>) value).get(i), ptr + field.offset());
            }
        } else if (plan instanceof VariantPlan variant) {
            CaseValue chosen = (CaseValue) value;
            putSized(ptr, chosen.index(), variant.discriminantSize());
            variant.cases()
                    .get(chosen.index())
                    .payload()
                    .ifPresent(payload -> store(payload, present(chosen.payload()), ptr + variant.payloadOffset()));
        } else if (plan instanceof FlagsPlan flags) {
            putSized(ptr, bits(flags, (Set<?>) value), flags.size());
        } else if (plan instanceof HandlePlan handle) {
            cx.memory().putInt(ptr, handle(handle, value));
        }
    }

    private void putSized(int ptr, long bits, int size) {
        switch (size) {
            case 1 -> cx.memory().putByte(ptr, (int) bits);
            case 2 -> cx.memory().putShort(ptr, (int) bits);
            case 4 -> cx.memory().putInt(ptr, (int) bits);
            default -> cx.memory().putLong(ptr, bits);
        }
    }

    private static long bits(PrimitiveType type, Object value) {
        return switch (type) {
            case BOOL -> (Boolean) value ? 1 : 0;
            case S8 -> Scalars.flat((Byte) value);
            case S16 -> Scalars.flat((Short) value);
            case S32 -> Scalars.flat((Integer) value);
            case U8 -> Scalars.lowerU8((Integer) value);
            case U16 -> Scalars.lowerU16((Integer) value);
            case U32 -> Scalars.lowerU32((Long) value);
            case S64, U64 -> (Long) value;
            case F32 -> Scalars.flat((Float) value);
            case F64 -> Double.doubleToRawLongBits((Double) value);
            case CHAR -> Scalars.lowerChar((Integer) value);
            case STRING, ERROR_CONTEXT -> throw new AssertionError(type);
        };
    }

    private static int bits(FlagsPlan plan, Set<?> value) {
        int bits = 0;
        for (int i = 0; i < plan.names().size(); i++) {
            bits |= value.contains(plan.names().get(i)) ? 1 << i : 0;
        }
        return bits;
    }

    private int handle(HandlePlan plan, Object value) {
        int slot = slots.indexOf(plan.resource());
        return plan.owned() ? cx.lowerOwn(slot, value) : cx.lowerBorrow(slot, value);
    }

    private long range(ValuePlan plan, Object value) {
        if (value instanceof String string) {
            return cx.lowerString(string);
        }
        if (value instanceof byte[] elements) {
            return cx.lowerBytes(elements);
        }
        if (value instanceof short[] elements) {
            return cx.lowerShorts(elements);
        }
        if (value instanceof int[] elements) {
            return cx.lowerInts(elements);
        }
        if (value instanceof long[] elements) {
            return cx.lowerLongs(elements);
        }
        if (value instanceof float[] elements) {
            return cx.lowerFloats(elements);
        }
        if (value instanceof double[] elements) {
            return cx.lowerDoubles(elements);
        }
        if (value instanceof boolean[] elements) {
            return cx.lowerBooleans(elements);
        }
        ValuePlan element = ((ListPlan) plan).element();
        List<?> elements = (List<?>) value;
        int ptr = cx.allocateList(elements.size(), element.size(), element.alignment());
        for (int i = 0; i < elements.size(); i++) {
            store(element, elements.get(i), ptr + i * element.size());
        }
        return MemoryContext.pack(ptr, elements.size());
    }

    private static Object present(@Nullable Object payload) {
        if (payload == null) {
            throw new AssertionError("a case with a payload has none");
        }
        return payload;
    }
}
