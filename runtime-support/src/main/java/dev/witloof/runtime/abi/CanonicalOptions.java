package dev.witloof.runtime.abi;

import org.jspecify.annotations.Nullable;

/**
 * The options of one canonical definition, resolved to the instance that they are of. For the linker.
 *
 * <p>Immutable. Source: "{@code canonopt} Validation".
 *
 * @param encoding how strings lie in memory
 * @param memory the memory, or null where the definition has none or gets it later, by {@link LiftLower#bind}
 * @param realloc the function of type {@code (i32 i32 i32 i32) -> i32} that allocates, or null
 * @param postReturn the function that is given the results again after they were lifted, or null
 */
public record CanonicalOptions(
        StringEncoding encoding,
        @Nullable LinearMemory memory,
        @Nullable CoreFunction realloc,
        @Nullable CoreFunction postReturn) {
    /** The options of a definition that states none. */
    public static final CanonicalOptions NONE = new CanonicalOptions(StringEncoding.UTF8, null, null, null);
}
