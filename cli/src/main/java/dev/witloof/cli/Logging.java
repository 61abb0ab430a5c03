package dev.witloof.cli;

/** How much of the log goes to standard error. Has to be said before the first class that logs is loaded. */
final class Logging {

    private Logging() {}

    /**
     * Sets the level.
     *
     * @param quiet the level without {@code -v}
     * @param verbose one entry for each {@code -v}: one shows what the host does, two show each message
     */
    static void level(String quiet, boolean[] verbose) {
        String level =
                switch (verbose.length) {
                    case 0 -> quiet;
                    case 1 -> "info";
                    default -> "debug";
                };
        set("defaultLogLevel", level);
        set("showDateTime", "true");
        set("dateTimeFormat", "yyyy-MM-dd'T'HH:mm:ss.SSSXXX");
        set("showThreadName", "false");
    }

    /** What the user of the JVM has set stays. */
    private static void set(String name, String value) {
        String property = "org.slf4j.simpleLogger." + name;
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
