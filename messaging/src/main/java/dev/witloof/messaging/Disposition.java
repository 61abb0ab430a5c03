package dev.witloof.messaging;

/** What a host has asked a broker to do with a message, after a guest has ended with it. */
public enum Disposition {
    /** The guest has handled it, and it was acknowledged. */
    ACKNOWLEDGED("acknowledged"),
    /** It is to be delivered again. */
    RETRIED("retried"),
    /** It is given up: rejected, or failed in its last attempt. What becomes of it the dead-letter policy says. */
    GIVEN_UP("given up"),
    /** The guest has failed on it, and it was acknowledged all the same ({@link OnFailure#DROP}). */
    DROPPED("dropped"),
    /** It stays unsettled until the host resumes or is closed ({@link OnFailure#PAUSE}). */
    HELD("held back");

    private final String text;

    Disposition(String text) {
        this.text = text;
    }

    /** The word for logs. */
    String text() {
        return text;
    }
}
