package dev.witloof.it.faults;

import dev.witloof.broker.Envelope;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.CRC32;

/**
 * What a message says of itself: the campaign that it belongs to, its number there, and which attempt at publishing it
 * this is. Filler and a checksum follow, so that no changed byte goes unseen.
 *
 * @param campaign lower-case letters and digits
 * @param number from 0
 * @param attempt from 1
 */
record Numbered(String campaign, int number, int attempt) {
    private static final Pattern TEXT = Pattern.compile("([A-Z0-9]+) ([0-9]{1,9}) ([0-9]{1,9}) Z* ([0-9A-F]{8})");

    /** The body for the guest, of at least so many bytes. */
    byte[] body(int bytes) {
        StringBuilder text = new StringBuilder(campaign + " " + number + " " + attempt + " ");
        while (text.length() < bytes - 9) {
            text.append('z');
        }
        text.append(' ');
        return (text + checksum(text.toString().toUpperCase(Locale.ROOT))).getBytes(StandardCharsets.US_ASCII);
    }

    /** Reads what the guest has made of it: the same in upper case. Nothing if so much as a bit differs. */
    static Optional<Numbered> read(Envelope upper) {
        String text = new String(upper.data(), StandardCharsets.ISO_8859_1);
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()
                || !checksum(text.substring(0, text.length() - 8)).equals(matcher.group(4))) {
            return Optional.empty();
        }
        return Optional.of(new Numbered(
                matcher.group(1).toLowerCase(Locale.ROOT),
                Integer.parseInt(matcher.group(2)),
                Integer.parseInt(matcher.group(3))));
    }

    private static String checksum(String text) {
        CRC32 crc = new CRC32();
        crc.update(text.getBytes(StandardCharsets.ISO_8859_1));
        return String.format("%08X", crc.getValue());
    }
}
