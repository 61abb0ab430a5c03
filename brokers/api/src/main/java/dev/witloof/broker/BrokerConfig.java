package dev.witloof.broker;

import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Collection;
import java.util.Collections;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings of a connection: an immutable map of keys to texts, read by type.
 *
 * <p>The readers refuse a value that they cannot take, and say which key, what was found and what was wanted.
 * {@link #toString()} shows keys only, since a value may be a secret.
 */
public final class BrokerConfig {

    /** No settings. */
    public static final BrokerConfig EMPTY = new BrokerConfig(Collections.emptyNavigableMap());

    private static final Pattern DURATION = Pattern.compile("(\\d{1,15})\\s*(ms|s|m|h)");

    private final Map<String, String> values;

    private BrokerConfig(Map<String, String> values) {
        this.values = values;
    }

    /**
     * Takes settings from a map.
     *
     * @param values keys and their texts, copied
     * @return the settings
     */
    public static BrokerConfig of(Map<String, String> values) {
        TreeMap<String, String> sorted = new TreeMap<>();
        values.forEach((key, value) -> sorted.put(key, Objects.requireNonNull(value, key)));
        return sorted.isEmpty() ? EMPTY : new BrokerConfig(Collections.unmodifiableMap(sorted));
    }

    /**
     * The settings with one added or replaced.
     *
     * @param key which
     * @param value its text
     * @return new settings
     */
    public BrokerConfig with(String key, String value) {
        TreeMap<String, String> changed = new TreeMap<>(values);
        changed.put(key, Objects.requireNonNull(value, "value"));
        return new BrokerConfig(Collections.unmodifiableMap(changed));
    }

    /**
     * All settings, sorted by key.
     *
     * @return an unmodifiable map
     */
    public Map<String, String> asMap() {
        return values;
    }

    /**
     * Refuses a key that is not among the known ones, with a suggestion.
     *
     * @param known what the adapter knows
     * @throws SettingException for the first other key
     */
    public void requireKnown(Collection<String> known) {
        requireKnown(
                known, "known are " + String.join(", ", known.stream().sorted().toList()));
    }

    /**
     * Refuses a key that is not among the known ones, with a suggestion, where they are too many to name.
     *
     * @param known what the adapter knows
     * @param otherwise what to say if no known one is close
     * @throws SettingException for the first other key
     */
    public void requireKnown(Collection<String> known, String otherwise) {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                String hint = Suggestions.closest(key, known)
                        .map(close -> "did you mean " + close + "?")
                        .orElse(otherwise);
                throw SettingException.unknown(key, hint);
            }
        }
    }

    /**
     * A text.
     *
     * @param key which setting
     * @return its text, if set
     */
    public Optional<String> text(String key) {
        return Optional.ofNullable(values.get(key));
    }

    /**
     * A whole number.
     *
     * @param key which setting
     * @param absent the number if it is not set
     * @param least the least allowed
     * @param most the most allowed
     * @return the number
     * @throws SettingException if it is no number or out of range
     */
    public long number(String key, long absent, long least, long most) {
        String text = values.get(key);
        if (text == null) {
            return absent;
        }
        try {
            long number = Long.parseLong(text.strip());
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException e) {
            // Reported below, like a number out of range.
        }
        throw wrong(key, text, "a whole number from " + least + " to " + most);
    }

    /**
     * A yes or no.
     *
     * @param key which setting
     * @param absent the answer if it is not set
     * @return whether the text is {@code true}
     * @throws SettingException if it is neither {@code true} nor {@code false}
     */
    public boolean flag(String key, boolean absent) {
        String text = values.get(key);
        if (text == null) {
            return absent;
        }
        return switch (text.strip().toLowerCase(Locale.ROOT)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw wrong(key, text, "true or false");
        };
    }

    /**
     * A length of time.
     *
     * @param key which setting
     * @param absent the duration if it is not set
     * @return a duration of zero or more
     * @throws SettingException if it is neither a number with {@code ms}, {@code s}, {@code m} or {@code h},
     *     nor ISO-8601 ({@code PT1.5S}), or is negative
     */
    public Duration duration(String key, Duration absent) {
        String text = values.get(key);
        if (text == null) {
            return absent;
        }
        Matcher matcher = DURATION.matcher(text.strip());
        try {
            if (!matcher.matches()) {
                Duration iso = Duration.parse(text.strip());
                if (!iso.isNegative()) {
                    return iso;
                }
            } else {
                long amount = Long.parseLong(Objects.requireNonNull(matcher.group(1)));
                return switch (Objects.requireNonNull(matcher.group(2))) {
                    case "ms" -> Duration.ofMillis(amount);
                    case "s" -> Duration.ofSeconds(amount);
                    case "m" -> Duration.ofMinutes(amount);
                    default -> Duration.ofHours(amount);
                };
            }
        } catch (DateTimeParseException | ArithmeticException e) {
            // Reported below, like a negative duration.
        }
        throw wrong(key, text, "a duration of zero or more, such as 250ms, 30s, 5m, 1h or PT1.5S");
    }

    private static SettingException wrong(String key, String found, String wanted) {
        return SettingException.wrong(key, found, wanted);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof BrokerConfig that && values.equals(that.values);
    }

    @Override
    public int hashCode() {
        return values.hashCode();
    }

    /** The keys, without their values. */
    @Override
    public String toString() {
        return "BrokerConfig" + values.keySet();
    }
}
