package dev.witloof.runtime;

import java.util.List;
import java.util.Optional;

/**
 * A component function over {@link ComponentValue}s: one that a guest exports, or one that Java implements for a guest to
 * import. So the one may be given as the other.
 */
@FunctionalInterface
public interface ComponentFunction {
    /**
     * Runs the function.
     *
     * @param arguments one for each parameter, in order; unmodifiable when a guest calls
     * @return the result; empty exactly where the function's type has none. A {@code result} is a {@link ResultValue}, also
     *     where it is an error
     * @throws Exception what a {@code result} cannot say: the calling guest traps with it as the cause
     */
    Optional<ComponentValue> call(List<ComponentValue> arguments) throws Exception;
}
