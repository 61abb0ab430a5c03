package dev.witloof.broker.adapter;

import dev.witloof.broker.BrokerConfig;
import java.util.Optional;

/**
 * Who connects: a user and a password, each from the broker URL or from a setting. What both say is refused, because either
 * may be the one that somebody forgot to remove.
 *
 * @param username the user, if given
 * @param password the password, if given
 */
public record Login(Optional<String> username, Optional<String> password) {

    /**
     * Reads who connects.
     *
     * @param address where to
     * @param config the adapter's settings
     * @return who, as far as it is given
     * @throws IllegalArgumentException if the URL and a setting both say it; the message shows neither
     */
    public static Login of(ServerAddress address, BrokerConfig config) {
        return new Login(
                one("username", "user", config, address.user()),
                one("password", "password", config, address.password()));
    }

    private static Optional<String> one(String key, String part, BrokerConfig config, Optional<String> inUrl) {
        Optional<String> set = config.text(key);
        if (set.isPresent() && inUrl.isPresent()) {
            throw new IllegalArgumentException(
                    "the setting " + key + " is set, and the broker URL has a " + part + "; one of them is enough");
        }
        return set.or(() -> inUrl);
    }

    /** What is given, without its text. */
    @Override
    public String toString() {
        return "Login[" + (username.isPresent() ? "a user" : "nobody")
                + (password.isPresent() ? " with a password" : "") + "]";
    }
}
