package dev.witloof.broker.tck;

/**
 * A pattern in the broker's own notation, and topics that show what it means. None is used by another test.
 *
 * @param pattern what to subscribe to
 * @param matching a topic that it stands for
 * @param other a topic that it does not stand for
 */
public record Wildcard(String pattern, String matching, String other) {}
