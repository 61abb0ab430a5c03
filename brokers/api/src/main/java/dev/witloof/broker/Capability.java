package dev.witloof.broker;

/** Something that one broker can do and another cannot. What is missing is refused by name, never silently dropped. */
public enum Capability {
    /** A published message survives a restart of the broker. */
    DURABLE,
    /** A message whose consumer vanished without settling it is handed out again: delivery is at least once. */
    BROKER_REDELIVERY,
    /** The broker itself keeps a message back for the delay of a retry, so that it survives the consumer meanwhile. */
    DELAYED_RETRY,
    /** The broker itself moves a rejected message to its dead-letter destination. */
    NATIVE_DLQ,
    /** {@link Delivery#attempt()} counts on over reconnects and other consumers; without it, only within one. */
    ATTEMPT_COUNT,
    /** Members of a group share the messages of a topic. */
    GROUPS,
    /** What is published while a known group has no member waits for it. */
    RETAINS_FOR_GROUPS,
    /** A subscription without a group gets every message. */
    BROADCAST,
    /** A subscription may name a pattern of topics, in the broker's own notation. */
    WILDCARDS,
    /** Reply channels can be opened. */
    REQUEST_REPLY,
    /** One metadata key may occur several times. */
    REPEATED_METADATA
}
