package dev.witloof.runtime.dynamic;

import dev.witloof.component.abi.VariantPlan;
import dev.witloof.runtime.ComponentValue;
import dev.witloof.runtime.abi.LiftLower;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Variants, enums, options and results: a discriminant, and then what the case carries. */
final class SumConversion extends Conversion {
    private final Cases cases;
    /** For each case what it carries, or null. */
    private final @Nullable Conversion[] payloads;
    /** For each case without a payload its one value, or null. */
    private final @Nullable ComponentValue[] constants;

    private final int discriminantSize;
    private final int payloadOffset;

    SumConversion(VariantPlan plan, Cases cases, List<Optional<Conversion>> payloads) {
        super(plan, weight(payloads));
        this.cases = cases;
        this.payloads = new @Nullable Conversion[payloads.size()];
        this.constants = new @Nullable ComponentValue[payloads.size()];
        for (int i = 0; i < payloads.size(); i++) {
            this.payloads[i] = payloads.get(i).orElse(null);
            this.constants[i] = payloads.get(i).isPresent() ? null : cases.make(i, Optional.empty());
        }
        this.discriminantSize = plan.discriminantSize();
        this.payloadOffset = plan.payloadOffset();
    }

    private static long weight(List<Optional<Conversion>> payloads) {
        return payloads.stream()
                .flatMap(Optional::stream)
                .mapToLong(payload -> Weights.CASE + payload.weight())
                .max()
                .orElse(0);
    }

    @Override
    public ComponentValue lift(LiftLower cx, long[] flat, int at) {
        int index = checked(cx, (int) flat[at]);
        Conversion payload = payloads[index];
        return payload == null ? constant(index) : cases.make(index, Optional.of(payload.lift(cx, flat, at + 1)));
    }

    @Override
    public ComponentValue load(LiftLower cx, int ptr) {
        int index = checked(cx, (int) read(cx, ptr, discriminantSize));
        Conversion payload = payloads[index];
        return payload == null
                ? constant(index)
                : cases.make(index, Optional.of(payload.load(cx, ptr + payloadOffset)));
    }

    private int checked(LiftLower cx, int index) {
        if (Integer.compareUnsigned(index, payloads.length) >= 0) {
            throw cx.invalidDiscriminant(index, payloads.length);
        }
        return index;
    }

    private ComponentValue constant(int index) {
        return Objects.requireNonNull(constants[index]);
    }

    @Override
    public void lower(LiftLower cx, ComponentValue value, long[] flat, int at) {
        int index = index(value);
        // A case that has fewer core values than another leaves the rest 0.
        Arrays.fill(flat, at, at + flatCount(), 0);
        flat[at] = index;
        Conversion payload = payloads[index];
        if (payload != null) {
            payload.lower(cx, payload(value), flat, at + 1);
        }
    }

    @Override
    public void store(LiftLower cx, ComponentValue value, int ptr) {
        int index = index(value);
        write(cx, ptr, discriminantSize, index);
        Conversion payload = payloads[index];
        if (payload != null) {
            payload.store(cx, payload(value), ptr + payloadOffset);
        }
    }

    private int index(ComponentValue value) {
        int index = cases.index(value);
        if (index < 0) {
            throw misfit(value);
        }
        return index;
    }

    private ComponentValue payload(ComponentValue value) {
        return cases.payload(value).orElseThrow(() -> misfit(value));
    }
}
