package dev.witloof.runtime.abi;

import dev.witloof.component.abi.CasePlan;
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
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lifts values by interpreting their plans with the very calls that generated code makes; see {@link ValueLowering}. */
final class ValueLifting {
    private final LiftLower cx;
    private final List<ResourceType> slots;

    ValueLifting(LiftLower cx, List<ResourceType> slots) {
        this.cx = cx;
        this.slots = slots;
    }

    /** Lifts the result of a call, through memory if it is too large; null if there is none. */
    static @Nullable Object result(Lifting f, FunctionPlan plan, long returned) {
        if (plan.result().isEmpty()) {
            return null;
        }
        ValuePlan result = plan.result().get();
        ValueLifting lifting = new ValueLifting(f, plan.resources());
        return plan.resultSpilled()
                ? lifting.load(result, f.results(returned, result.size(), result.alignment()))
                : lifting.flat(result, new long[] {returned}, 0);
    }

    /** Lifts the parameters of an import. */
    static List<Object> parameters(Lowering f, FunctionPlan plan, long[] flat) {
        ValueLifting lifting = new ValueLifting(f, plan.resources());
        List<Object> values = new ArrayList<>();
        if (plan.parametersSpilled()) {
            int area = f.parameters(
                    flat[0], plan.parameters().size(), plan.parameters().alignment());
            for (FieldPlan field : plan.parameters().fields()) {
                values.add(lifting.load(field.plan(), area + field.offset()));
            }
        } else {
            for (FieldPlan field : plan.parameters().fields()) {
                values.add(lifting.flat(field.plan(), flat, field.flatIndex()));
            }
        }
        return values;
    }

    Object flat(ValuePlan plan, long[] flat, int at) {
        if (plan instanceof ScalarPlan scalar) {
            return number(scalar.type(), flat[at]);
        } else if (plan instanceof StringPlan) {
            return cx.liftString((int) flat[at], (int) flat[at + 1]);
        } else if (plan instanceof ListPlan list) {
            return list(list.element(), (int) flat[at], (int) flat[at + 1]);
        } else if (plan instanceof FixedListPlan list) {
            return fixedList(list, flat, at);
        } else if (plan instanceof RecordPlan record) {
            List<Object> fields = new ArrayList<>();
            for (FieldPlan field : record.fields()) {
                fields.add(flat(field.plan(), flat, at + field.flatIndex()));
            }
            return fields;
        } else if (plan instanceof VariantPlan variant) {
            int index = (int) flat[at];
            return chosen(variant, index).payload().isEmpty()
                    ? new CaseValue(index, null)
                    : new CaseValue(
                            index, flat(variant.cases().get(index).payload().get(), flat, at + 1));
        } else if (plan instanceof FlagsPlan flags) {
            return flags(flags, (int) flat[at]);
        }
        return handle((HandlePlan) plan, (int) flat[at]);
    }

    Object load(ValuePlan plan, int ptr) {
        if (plan instanceof ScalarPlan scalar) {
            return number(scalar.type(), getSized(ptr, scalar.size()));
        } else if (plan instanceof StringPlan) {
            return cx.liftString(cx.memory().getInt(ptr), cx.memory().getInt(ptr + 4));
        } else if (plan instanceof ListPlan list) {
            return list(list.element(), cx.memory().getInt(ptr), cx.memory().getInt(ptr + 4));
        } else if (plan instanceof FixedListPlan list) {
            return list(list.element(), ptr, list.length());
        } else if (plan instanceof RecordPlan record) {
            List<Object> fields = new ArrayList<>();
            for (FieldPlan field : record.fields()) {
                fields.add(load(field.plan(), ptr + field.offset()));
            }
            return fields;
        } else if (plan instanceof VariantPlan variant) {
            int index = (int) getSized(ptr, variant.discriminantSize());
            return chosen(variant, index).payload().isEmpty()
                    ? new CaseValue(index, null)
                    : new CaseValue(
                            index, load(variant.cases().get(index).payload().get(), ptr + variant.payloadOffset()));
        } else if (plan instanceof FlagsPlan flags) {
            return flags(flags, (int) getSized(ptr, flags.size()));
        }
        return handle((HandlePlan) plan, cx.memory().getInt(ptr));
    }

    private CasePlan chosen(VariantPlan plan, int index) {
        if (Integer.compareUnsigned(index, plan.cases().size()) >= 0) {
            throw cx.invalidDiscriminant(index, plan.cases().size());
        }
        return plan.cases().get(index);
    }

    private long getSized(int ptr, int size) {
        return switch (size) {
            case 1 -> cx.memory().getUnsignedByte(ptr);
            case 2 -> cx.memory().getUnsignedShort(ptr);
            case 4 -> Scalars.flat(cx.memory().getInt(ptr));
            default -> cx.memory().getLong(ptr);
        };
    }

    private static Object number(PrimitiveType type, long bits) {
        return switch (type) {
            case BOOL -> (int) bits != 0;
            case S8 -> (byte) bits;
            case S16 -> (short) bits;
            case S32 -> (int) bits;
            case U8 -> (int) bits & 0xFF;
            case U16 -> (int) bits & 0xFFFF;
            case U32 -> bits & 0xFFFF_FFFFL;
            case S64, U64 -> bits;
            case F32 -> Float.intBitsToFloat((int) bits);
            case F64 -> Double.longBitsToDouble(bits);
            case CHAR -> Scalars.liftChar((int) bits);
            case STRING, ERROR_CONTEXT -> throw new AssertionError(type);
        };
    }

    private static Set<String> flags(FlagsPlan plan, int bits) {
        Set<String> names = new LinkedHashSet<>();
        for (int i = 0; i < plan.names().size(); i++) {
            if ((bits & 1 << i) != 0) {
                names.add(plan.names().get(i));
            }
        }
        return names;
    }

    private Object handle(HandlePlan plan, int handle) {
        int slot = slots.indexOf(plan.resource());
        return plan.owned() ? cx.liftOwn(slot, handle) : cx.liftBorrow(slot, handle);
    }

    private Object fixedList(FixedListPlan plan, long[] flat, int at) {
        ValuePlan element = plan.element();
        if (element instanceof ScalarPlan scalar && scalar.type() != PrimitiveType.CHAR) {
            return switch (scalar.type()) {
                case BOOL -> FlatLists.liftBooleans(flat, at, plan.length());
                case S8, U8 -> FlatLists.liftBytes(flat, at, plan.length());
                case S16, U16 -> FlatLists.liftShorts(flat, at, plan.length());
                case S32, U32 -> FlatLists.liftInts(flat, at, plan.length());
                case S64, U64 -> FlatLists.liftLongs(flat, at, plan.length());
                case F32 -> FlatLists.liftFloats(flat, at, plan.length());
                case F64 -> FlatLists.liftDoubles(flat, at, plan.length());
                case CHAR, STRING, ERROR_CONTEXT -> throw new AssertionError(scalar.type());
            };
        }
        Object[] elements = new Object[plan.length()];
        for (int i = 0; i < elements.length; i++) {
            elements[i] = flat(element, flat, at + i * element.flat().size());
        }
        return LiftLower.list(elements);
    }

    private Object list(ValuePlan element, int ptr, int length) {
        if (element instanceof ScalarPlan scalar && scalar.type() != PrimitiveType.CHAR) {
            return switch (scalar.type()) {
                case BOOL -> cx.liftBooleans(ptr, length);
                case S8, U8 -> cx.liftBytes(ptr, length);
                case S16, U16 -> cx.liftShorts(ptr, length);
                case S32, U32 -> cx.liftInts(ptr, length);
                case S64, U64 -> cx.liftLongs(ptr, length);
                case F32 -> cx.liftFloats(ptr, length);
                case F64 -> cx.liftDoubles(ptr, length);
                case CHAR, STRING, ERROR_CONTEXT -> throw new AssertionError(scalar.type());
            };
        }
        cx.checkList(ptr, length, element.size(), element.alignment(), element.size());
        Object[] elements = new Object[length];
        for (int i = 0; i < length; i++) {
            elements[i] = load(element, ptr + i * element.size());
        }
        return LiftLower.list(elements);
    }
}
