package dev.witloof.broker.servers;

/**
 * A user name and a password.
 *
 * @param user the name, without a colon
 * @param password any printable ASCII without quotes and backslashes, because it is written into configuration files
 */
public record Credentials(String user, String password) {
    /**
     * Checks both.
     *
     * @throws IllegalArgumentException if one holds a character that a server's configuration would need quoted
     */
    public Credentials {
        check("user name", user);
        check("password", password);
    }

    private static void check(String what, String text) {
        if (!text.matches("[!#-&(-9;-\\[\\]-~]+")) {
            throw new IllegalArgumentException(
                    "a " + what + " for a test server is printable ASCII without space, quote, colon and backslash");
        }
    }

    @Override
    public String toString() {
        return user + ":***";
    }
}
