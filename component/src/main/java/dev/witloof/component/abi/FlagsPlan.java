package dev.witloof.component.abi;

import dev.witloof.component.type.FlagsType;
import java.util.List;
import java.util.Optional;

/**
 * The plan of flags: one bit for each, the first flag in the lowest bit; one {@code i32} when flat.
 *
 * @param type the type of the flags
 */
public record FlagsPlan(FlagsType type) implements ValuePlan {
    /**
     * The flags in the order of their bits.
     *
     * @return from 1 to 32 names
     */
    public List<String> names() {
        return type.names();
    }

    @Override
    public Layout layout() {
        int count = type.names().size();
        int size = count <= 8 ? 1 : count <= 16 ? 2 : 4;
        return new Layout(size, size, Optional.of(List.of(CoreType.I32)));
    }
}
