package dev.witloof.broker.amqp;

import java.util.Optional;

/**
 * The rules for addresses. AMQP has none, and brokers differ; refused is what cannot be written, and what the brokers that
 * know wildcards take for one: a whole word of {@code *}, {@code #}, {@code >} or {@code +} between dots or slashes.
 */
final class AmqpAddresses {
    private static final int LONGEST_SHOWN = 60;

    private AmqpAddresses() {}

    /** Why an address cannot be sent to or received from, for people; nothing if it can. */
    static Optional<String> problem(String address) {
        if (address.isEmpty()) {
            return Optional.of("it is empty");
        }
        if (isPattern(address)) {
            return Optional.of("*, #, > and + stand for other addresses");
        }
        boolean written = address.codePoints()
                .noneMatch(c ->
                        Character.isISOControl(c) || (c >= Character.MIN_SURROGATE && c <= Character.MAX_SURROGATE));
        return written ? Optional.empty() : Optional.of("it has a control character or half a surrogate pair");
    }

    static boolean isPattern(String address) {
        for (String word : address.split("[./]", -1)) {
            if (word.equals("*") || word.equals("#") || word.equals(">") || word.equals("+")) {
                return true;
            }
        }
        return false;
    }

    /** A text as it can be shown: cut, and without what cannot be seen. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder("\"");
        text.codePoints()
                .limit(LONGEST_SHOWN)
                .forEach(c -> shown.appendCodePoint(c < ' ' || (c >= 0x7f && c < 0xa0) ? '\ufffd' : c));
        return shown.append(text.codePointCount(0, text.length()) > LONGEST_SHOWN ? "…\"" : "\"")
                .toString();
    }
}
