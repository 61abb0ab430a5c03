package dev.witloof.broker;

/** How a {@link Delivery} ended. */
public enum Settlement {
    /** Handled: {@link Delivery#ack()}. */
    ACKED,
    /** To be tried again, or given up because it was the last attempt: {@link Delivery#retry}. */
    RETRIED,
    /** Given up: {@link Delivery#reject(String)}. */
    REJECTED,
    /** Not settled in time: its subscription was closed or its lease lost, and the broker has the message again. */
    RETURNED
}
