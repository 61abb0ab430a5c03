package dev.witloof.messaging;

import dev.witloof.bindings.wasi.messaging.Types;
import dev.witloof.runtime.Trap;

/** How a guest ended with one message. Whatever it is, the message is settled with its broker accordingly. */
public sealed interface Outcome {

    /** The guest's handler returned ok: the message is acknowledged. */
    record Handled() implements Outcome {}

    /**
     * The guest's handler returned an error: the message is tried again, and given up after its last attempt.
     *
     * @param error what the guest said
     */
    record Failed(Types.Error error) implements Outcome {}

    /**
     * The guest trapped, ran into its deadline, or could not be instantiated: its instance is discarded, and the
     * message is tried again on another, and given up after its last attempt.
     *
     * @param cause what ended the call: a {@link dev.witloof.runtime.Trap}, or what the factory or the JVM threw
     */
    record Trapped(Throwable cause) implements Outcome {}

    /**
     * The reason, for people: what a broker is told when the message is not acknowledged.
     *
     * @return one line: what a guest says is shown without its line breaks and other control characters
     */
    default String reason() {
        if (this instanceof Failed failed) {
            return oneLine("the guest returned " + inWit(failed.error()));
        }
        if (this instanceof Trapped trapped) {
            Throwable cause = trapped.cause();
            return oneLine("the guest trapped: " + (cause instanceof Trap ? cause.getMessage() : cause));
        }
        return "handled";
    }

    private static String inWit(Types.Error error) {
        if (error instanceof Types.Error.Connection connection) {
            return "connection(" + connection.value() + ")";
        }
        if (error instanceof Types.Error.PermissionDenied denied) {
            return "permission-denied(" + denied.value() + ")";
        }
        return error instanceof Types.Error.Other other ? "other(" + other.value() + ")" : "timeout";
    }

    private static String oneLine(String text) {
        return text.replaceAll("[\\p{Cntrl}\u0085\u2028\u2029]+", " ");
    }
}
