package dev.witloof.codegen.bind;

import com.squareup.javapoet.ClassName;
import dev.witloof.wit.model.Type;
import java.util.Optional;

/** How the result of a WIT function looks in Java. */
public sealed interface BoundResult {
    /**
     * A value, or nothing.
     *
     * @param type the type of the value
     */
    record Value(Optional<Type> type) implements BoundResult {}

    /**
     * A value or nothing, or an exception: {@code result<t, e>}.
     *
     * @param ok the type of the value
     * @param err the type of what the exception carries
     * @param exception the exception
     * @param own whether the exception is declared for this function alone
     */
    record Fallible(Optional<Type> ok, Optional<Type> err, ClassName exception, boolean own) implements BoundResult {}

    /**
     * Returns what the Java method returns.
     *
     * @return the type of the value, if there is one
     */
    default Optional<Type> value() {
        return this instanceof Fallible fallible ? fallible.ok() : ((Value) this).type();
    }
}
