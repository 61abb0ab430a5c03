package dev.witloof.runtime.abi;

import dev.witloof.component.abi.FixedListPlan;
import dev.witloof.component.abi.ScalarPlan;
import dev.witloof.component.type.PrimitiveType;
import java.util.Iterator;
import java.util.List;

/** What {@link ValueLowering} does with lists of fixed length. */
final class FixedListLowering {
    private FixedListLowering() {}

    static void flat(ValueLowering lowering, FixedListPlan plan, Object value, long[] flat, int at) {
        int length = plan.length();
        if (value instanceof List<?> list) {
            Iterator<?> elements = FixedLists.elements(list, length);
            int step = plan.element().flat().size();
            for (int i = 0; i < length; i++) {
                lowering.flat(plan.element(), elements.next(), flat, at + i * step);
            }
            return;
        }
        PrimitiveType element = ((ScalarPlan) plan.element()).type();
        switch (element) {
            case BOOL -> FlatLists.lowerBooleans((boolean[]) value, length, flat, at);
            case S8 -> FlatLists.lowerS8((byte[]) value, length, flat, at);
            case U8 -> FlatLists.lowerU8((byte[]) value, length, flat, at);
            case S16 -> FlatLists.lowerS16((short[]) value, length, flat, at);
            case U16 -> FlatLists.lowerU16((short[]) value, length, flat, at);
            case S32, U32 -> FlatLists.lowerInts((int[]) value, length, flat, at);
            case S64, U64 -> FlatLists.lowerLongs((long[]) value, length, flat, at);
            case F32 -> FlatLists.lowerFloats((float[]) value, length, flat, at);
            case F64 -> FlatLists.lowerDoubles((double[]) value, length, flat, at);
            case CHAR, STRING, ERROR_CONTEXT -> throw new AssertionError(element);
        }
    }

    static void store(ValueLowering lowering, LiftLower cx, FixedListPlan plan, Object value, int ptr) {
        int length = plan.length();
        if (value instanceof List<?> list) {
            Iterator<?> elements = FixedLists.elements(list, length);
            for (int i = 0; i < length; i++) {
                lowering.store(
                        plan.element(),
                        elements.next(),
                        ptr + i * plan.element().size());
            }
            return;
        }
        PrimitiveType element = ((ScalarPlan) plan.element()).type();
        switch (element) {
            case BOOL -> FixedLists.storeBooleans(cx, (boolean[]) value, length, ptr);
            case S8, U8 -> FixedLists.storeBytes(cx, (byte[]) value, length, ptr);
            case S16, U16 -> FixedLists.storeShorts(cx, (short[]) value, length, ptr);
            case S32, U32 -> FixedLists.storeInts(cx, (int[]) value, length, ptr);
            case S64, U64 -> FixedLists.storeLongs(cx, (long[]) value, length, ptr);
            case F32 -> FixedLists.storeFloats(cx, (float[]) value, length, ptr);
            case F64 -> FixedLists.storeDoubles(cx, (double[]) value, length, ptr);
            case CHAR, STRING, ERROR_CONTEXT -> throw new AssertionError(element);
        }
    }
}
