package dev.witloof.it.mirror;

import dev.witloof.component.abi.CasePlan;
import dev.witloof.component.abi.CoreType;
import dev.witloof.component.abi.FieldPlan;
import dev.witloof.component.abi.FixedListPlan;
import dev.witloof.component.abi.HandlePlan;
import dev.witloof.component.abi.ListPlan;
import dev.witloof.component.abi.RecordPlan;
import dev.witloof.component.abi.ValuePlan;
import dev.witloof.component.abi.VariantPlan;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;

/** Writes code that does something with each handle in a value, wherever in the value it is. */
final class HandleWalk {
    /** What is done with handles. */
    interface Action {
        /** Whether something is done with handles of this kind. */
        boolean applies(HandlePlan plan);

        /** Writes code that takes the handle from the stack and leaves what replaces it. */
        void emit(HandlePlan plan, Code code);
    }

    private final Code code;
    private final Action action;
    private final IdentityHashMap<ValuePlan, Boolean> concerned = new IdentityHashMap<>();

    HandleWalk(Code code, Action action) {
        this.code = code;
        this.action = action;
    }

    /** Whether there may be something to do in a value. */
    boolean concerns(ValuePlan plan) {
        Boolean known = concerned.get(plan);
        if (known == null) {
            known = plan instanceof HandlePlan handle
                    ? action.applies(handle)
                    : parts(plan).stream().anyMatch(this::concerns);
            concerned.put(plan, known);
        }
        return known;
    }

    private static List<ValuePlan> parts(ValuePlan plan) {
        List<ValuePlan> parts = new ArrayList<>();
        if (plan instanceof ListPlan list) {
            parts.add(list.element());
        } else if (plan instanceof FixedListPlan list) {
            parts.add(list.element());
        } else if (plan instanceof RecordPlan record) {
            record.fields().forEach(field -> parts.add(field.plan()));
        } else if (plan instanceof VariantPlan variant) {
            variant.cases().forEach(each -> each.payload().ifPresent(parts::add));
        }
        return parts;
    }

    /** Walks through a value in memory, at a local variable and an offset. */
    void memory(ValuePlan plan, int base, int offset) {
        if (!concerns(plan)) {
            return;
        }
        if (plan instanceof HandlePlan handle) {
            int replacement = code.local(CoreType.I32);
            code.load(base, offset, 4);
            action.emit(handle, code);
            code.set(replacement).store(base, offset, replacement);
        } else if (plan instanceof RecordPlan record) {
            record.fields().forEach(field -> memory(field.plan(), base, offset + field.offset()));
        } else if (plan instanceof VariantPlan variant) {
            cases(
                    variant,
                    () -> code.load(base, offset, variant.discriminantSize()),
                    payload -> memory(payload, base, offset + variant.payloadOffset()));
        } else if (plan instanceof ListPlan list) {
            elements(list.element(), code.load(base, offset, 4), () -> code.load(base, offset + 4, 4));
        } else if (plan instanceof FixedListPlan list) {
            elements(list.element(), code.get(base).constant(offset).op(0x6A), () -> code.constant(list.length()));
        }
    }

    /** Walks through a value in local variables. */
    void flat(ValuePlan plan, int start) {
        if (!concerns(plan)) {
            return;
        }
        if (plan instanceof HandlePlan handle) {
            code.getWord(start);
            action.emit(handle, code);
            code.setWord(start);
        } else if (plan instanceof RecordPlan record) {
            for (FieldPlan field : record.fields()) {
                flat(field.plan(), start + field.flatIndex());
            }
        } else if (plan instanceof VariantPlan variant) {
            cases(variant, () -> code.getWord(start), payload -> flat(payload, start + 1));
        } else if (plan instanceof ListPlan list) {
            elements(list.element(), code.getWord(start), () -> code.getWord(start + 1));
        } else if (plan instanceof FixedListPlan list) {
            for (int i = 0; i < list.length(); i++) {
                flat(list.element(), start + i * list.element().flat().size());
            }
        }
    }

    private interface Payload {
        void walk(ValuePlan payload);
    }

    private void cases(VariantPlan variant, Runnable discriminant, Payload payload) {
        for (int i = 0; i < variant.cases().size(); i++) {
            CasePlan each = variant.cases().get(i);
            if (each.payload().filter(this::concerns).isPresent()) {
                discriminant.run();
                code.constant(i).op(0x46, 0x04, 0x40); // i32.eq, if
                payload.walk(each.payload().get());
                code.op(0x0B);
            }
        }
    }

    /** Walks through the elements of a list, whose address is on the stack. */
    private void elements(ValuePlan element, Code address, Runnable length) {
        int at = code.local(CoreType.I32);
        int left = code.local(CoreType.I32);
        address.set(at);
        length.run();
        code.set(left).op(0x02, 0x40, 0x03, 0x40); // block, loop
        code.get(left).op(0x45, 0x0D, 1); // i32.eqz, br_if 1
        memory(element, at, 0);
        code.get(at).constant(element.size()).op(0x6A).set(at);
        code.get(left).constant(1).op(0x6B).set(left);
        code.op(0x0C, 0, 0x0B, 0x0B); // br 0
    }
}
