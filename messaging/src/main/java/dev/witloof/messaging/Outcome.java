package dev.witloof.messaging;

import dev.witloof.bindings.wasi.messaging.Types;

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
     * @param cause what ended the call
     */
    record Trapped(RuntimeException cause) implements Outcome {}

    /**
     * The reason, for people: what a broker is told when the message is not acknowledged.
     *
     * @return one line
     */
    default String reason() {
        if (this instanceof Failed failed) {
            return "the guest returned " + failed.error();
        }
        if (this instanceof Trapped trapped) {
            return "the guest trapped: " + trapped.cause().getMessage();
        }
        return "handled";
    }
}
