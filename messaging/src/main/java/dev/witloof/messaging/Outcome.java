package dev.witloof.messaging;

import dev.witloof.bindings.wasi.messaging.Types;
import dev.witloof.broker.BrokerException;
import dev.witloof.runtime.Trap;

/** How a guest ended with one message. What becomes of the message then, its {@link HandlingOptions} say. */
public sealed interface Outcome {

    /** The guest's handler returned ok: the message is acknowledged. */
    record Handled() implements Outcome {}

    /**
     * The guest's handler returned an error; see {@link HandlingOptions#onError()}.
     *
     * @param error what the guest said
     */
    record Failed(Types.Error error) implements Outcome {}

    /**
     * The guest trapped, ran into its deadline, or could not be instantiated: its instance is discarded. See
     * {@link HandlingOptions#onTrap()}.
     *
     * @param cause what ended the call: a {@link dev.witloof.runtime.Trap}, or what the factory or the JVM threw
     */
    record Trapped(Throwable cause) implements Outcome {}

    /**
     * The guest was not given the message, because it is larger than the messages that an instance may hold: see
     * {@link MessagingHostBuilder#maxMessageBytes}. What {@link HandlingOptions#onError()} says becomes of it.
     *
     * @param cause says how large it is, and what the limit is
     */
    record Refused(BrokerException cause) implements Outcome {}

    /**
     * The name of the case, for metrics.
     *
     * @return {@code handled}, {@code failed}, {@code trapped} or {@code refused}
     */
    default String name() {
        if (this instanceof Failed) {
            return "failed";
        }
        if (this instanceof Refused) {
            return "refused";
        }
        return this instanceof Trapped ? "trapped" : "handled";
    }

    /**
     * The reason, for people: what a broker is told when the message is not acknowledged.
     *
     * @return one line: what a guest says is shown without its line breaks and other control characters, and without
     *     what goes beyond its first thousand characters
     */
    default String reason() {
        if (this instanceof Failed failed) {
            return "the guest returned " + inWit(failed.error());
        }
        if (this instanceof Trapped trapped) {
            Throwable cause = trapped.cause();
            if (cause instanceof Trap exit && exit.rule() == Trap.Rule.EXIT) {
                return LogText.of(String.valueOf(exit.getMessage())) + ", before it had handled the message";
            }
            return "the guest trapped: "
                    + LogText.of(String.valueOf(cause instanceof Trap ? cause.getMessage() : cause));
        }
        if (this instanceof Refused refused) {
            return "the guest was not given the message: "
                    + LogText.of(String.valueOf(refused.cause().getMessage()));
        }
        return "handled";
    }

    private static String inWit(Types.Error error) {
        if (error instanceof Types.Error.Connection connection) {
            return "connection(" + LogText.of(connection.value()) + ")";
        }
        if (error instanceof Types.Error.PermissionDenied denied) {
            return "permission-denied(" + LogText.of(denied.value()) + ")";
        }
        return error instanceof Types.Error.Other other ? "other(" + LogText.of(other.value()) + ")" : "timeout";
    }
}
