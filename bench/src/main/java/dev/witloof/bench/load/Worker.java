package dev.witloof.bench.load;

import java.util.Optional;

/** What takes messages from a topic and sends them on to {@code <topic>.upper}. Thread-safe. */
interface Worker extends AutoCloseable {
    /** How many messages the broker has taken the acknowledgement of. */
    long acknowledged();

    /** The first thing that went wrong. */
    Optional<String> trouble();

    @Override
    void close();
}
