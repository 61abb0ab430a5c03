package dev.witloof.messaging.config;

import dev.witloof.broker.BrokerConfig;
import dev.witloof.broker.SettingException;
import dev.witloof.broker.Suggestions;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.ScalarNode;

/** A scalar of the file, read by type; what does not fit becomes a problem. */
final class Value {

    private static final Pattern SIZE = Pattern.compile("(\\d{1,12})\\s*(B|KiB|MiB|GiB)?");

    private final String key;
    private final ScalarNode node;
    private final String text;
    private final Problems problems;

    Value(String key, ScalarNode node, String text, Problems problems) {
        this.key = key;
        this.node = node;
        this.text = text;
        this.problems = problems;
    }

    /** Where it stands. */
    ScalarNode node() {
        return node;
    }

    /** Its text, which may be empty. */
    String text() {
        return text;
    }

    /** Whether it comes from the environment, in part at least: then it is not shown. */
    boolean isReferred() {
        return Environment.isReferred(node.getValue());
    }

    /** Its text, which may not be shown, as a message shows it. */
    String shown() {
        return isReferred() ? "a value from the environment, which is not shown here" : Shown.value(text);
    }

    /** A text that is not empty. */
    Optional<String> name() {
        return text.isEmpty() ? wrong("a text that is not empty") : Optional.of(text);
    }

    /** A whole number. */
    Optional<Integer> count(int least, int most) {
        try {
            return Optional.of(Math.toIntExact(asSetting().number(key, 0, least, most)));
        } catch (SettingException e) {
            return wrong("a whole number from " + least + " to " + most);
        }
    }

    /** A length of time, in the notation of broker settings. */
    Optional<Duration> duration(boolean positive) {
        try {
            Duration found = asSetting().duration(key, Duration.ZERO);
            if (!positive || !found.isZero()) {
                return Optional.of(found);
            }
        } catch (SettingException e) {
            // Reported below, like zero.
        }
        return wrong("a duration" + (positive ? " of more than zero" : "") + ", such as 250ms, 30s, 5m, 1h or PT1.5S");
    }

    /** A number of bytes, more than zero. */
    Optional<Long> bytes() {
        Matcher size = SIZE.matcher(text.strip());
        if (size.matches()) {
            long amount = Long.parseLong(size.group(1));
            int shift =
                    switch (size.group(2) == null ? "B" : size.group(2)) {
                        case "KiB" -> 10;
                        case "MiB" -> 20;
                        case "GiB" -> 30;
                        default -> 0;
                    };
            // Twelve digits of bytes are less than 2^40, so that only a unit can take the number too far.
            if (amount > 0 && amount <= Long.MAX_VALUE >> shift) {
                return Optional.of(amount << shift);
            }
        }
        return wrong("a size of more than zero, such as 512KiB, 64MiB or 1GiB");
    }

    /** One of some words; what else could be there is told with them. */
    <T> Optional<T> choice(Map<String, T> words, String otherwise) {
        T chosen = words.get(text.toLowerCase(Locale.ROOT));
        if (chosen != null) {
            return Optional.of(chosen);
        }
        String all = String.join(", ", words.keySet()) + otherwise;
        return wrong(
                isReferred()
                        ? all
                        : Suggestions.closest(text, words.keySet())
                                .map(close -> all + "; did you mean " + Shown.name(close) + "?")
                                .orElse(all));
    }

    private BrokerConfig asSetting() {
        return BrokerConfig.EMPTY.with(key, text);
    }

    private <T> Optional<T> wrong(String wanted) {
        problems.add(node, Shown.name(key) + " is " + shown() + ", but wanted is " + wanted);
        return Optional.empty();
    }
}
