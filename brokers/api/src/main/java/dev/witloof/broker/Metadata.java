package dev.witloof.broker;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What is attached to a message beside its data: key and value pairs, in order; a key may occur several times.
 * Immutable.
 *
 * <p>Keys are compared exactly. A broker that cannot carry a repeated key (see {@link Capability#REPEATED_METADATA}),
 * or a key or value as it is, refuses the message with {@link BrokerException.Kind#UNSUPPORTED}.
 */
public final class Metadata implements Iterable<Metadata.Entry> {

    /** No metadata. */
    public static final Metadata EMPTY = new Metadata(List.of());

    private final List<Entry> entries;

    private Metadata(List<Entry> entries) {
        this.entries = entries;
    }

    /**
     * One pair.
     *
     * @param key any text
     * @param value any text
     */
    public record Entry(String key, String value) {
        /**
         * Refuses nulls.
         *
         * @param key see {@link #key()}
         * @param value see {@link #value()}
         */
        public Entry {
            Objects.requireNonNull(key, "key");
            Objects.requireNonNull(value, "value");
        }
    }

    /**
     * Metadata of the given pairs.
     *
     * @param entries in order, copied
     * @return the metadata
     */
    public static Metadata of(List<Entry> entries) {
        return entries.isEmpty() ? EMPTY : new Metadata(List.copyOf(entries));
    }

    /**
     * Metadata of one pair.
     *
     * @param key any text
     * @param value any text
     * @return the metadata
     */
    public static Metadata of(String key, String value) {
        return new Metadata(List.of(new Entry(key, value)));
    }

    /**
     * All pairs, in order.
     *
     * @return an unmodifiable list
     */
    public List<Entry> entries() {
        return entries;
    }

    /**
     * The first value of a key.
     *
     * @param key which
     * @return its first value, if the key occurs
     */
    public Optional<String> first(String key) {
        for (Entry entry : entries) {
            if (entry.key().equals(key)) {
                return Optional.of(entry.value());
            }
        }
        return Optional.empty();
    }

    /**
     * The values of a key.
     *
     * @param key which
     * @return all its values, in order
     */
    public List<String> all(String key) {
        return entries.stream()
                .filter(entry -> entry.key().equals(key))
                .map(Entry::value)
                .toList();
    }

    /**
     * The metadata with a pair added at the end; other values of the key stay.
     *
     * @param key any text
     * @param value any text
     * @return new metadata
     */
    public Metadata plus(String key, String value) {
        List<Entry> more = new ArrayList<>(entries.size() + 1);
        more.addAll(entries);
        more.add(new Entry(key, value));
        return new Metadata(List.copyOf(more));
    }

    /**
     * The metadata without a key.
     *
     * @param key which
     * @return new metadata without any value of it
     */
    public Metadata without(String key) {
        return of(entries.stream().filter(entry -> !entry.key().equals(key)).toList());
    }

    /**
     * Whether there is nothing.
     *
     * @return true if no pair is there
     */
    public boolean isEmpty() {
        return entries.isEmpty();
    }

    @Override
    public Iterator<Entry> iterator() {
        return entries.iterator();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Metadata that && entries.equals(that.entries);
    }

    @Override
    public int hashCode() {
        return entries.hashCode();
    }

    @Override
    public String toString() {
        return entries.toString();
    }
}
