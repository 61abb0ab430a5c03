package dev.witloof.broker;

/** A setting that is not known, or whose value is not what was wanted. */
public final class SettingException extends IllegalArgumentException {

    private static final long serialVersionUID = 1L;
    private static final int SHOWN = 40;

    /** Which setting. */
    private final String key;

    /** What is wrong, without the value. */
    private final String reason;

    private SettingException(String key, String message, String reason) {
        super(message);
        this.key = key;
        this.reason = reason;
    }

    static SettingException unknown(String key, String hint) {
        String message = "unknown setting " + key + "; " + hint;
        return new SettingException(key, message, message);
    }

    static SettingException wrong(String key, String found, String wanted) {
        String shown = found.length() <= SHOWN ? found : found.substring(0, SHOWN) + "…";
        return new SettingException(
                key,
                "setting " + key + " is \"" + shown + "\", but wanted is " + wanted,
                "setting " + key + " is not what is wanted: " + wanted);
    }

    /**
     * Which setting.
     *
     * @return its key
     */
    public String key() {
        return key;
    }

    /**
     * What is wrong, without the value, for where that may be a secret. {@link #getMessage()} shows the value.
     *
     * @return one line
     */
    public String reason() {
        return reason;
    }
}
