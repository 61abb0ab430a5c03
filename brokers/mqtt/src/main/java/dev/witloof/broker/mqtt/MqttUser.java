package dev.witloof.broker.mqtt;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Who uses an {@link MqttLink}. Called on the client's thread, one call at a time for one connection. */
interface MqttUser {

    /**
     * There is a connection: does what is needed before it counts as up.
     *
     * @param resumed whether the session goes on that an earlier connection had, maybe one of another process
     */
    default CompletionStage<?> prepare(MqttConnection connection, boolean resumed) {
        return CompletableFuture.completedFuture(null);
    }

    /** A message came, maybe before {@link #up}. */
    default void received(MqttArrival arrival) {}

    /** The connection is up. */
    default void up() {}

    /**
     * The connection broke, or an attempt at one failed.
     *
     * @param forGood whether there will be no other one
     */
    default void down(boolean forGood) {}
}
