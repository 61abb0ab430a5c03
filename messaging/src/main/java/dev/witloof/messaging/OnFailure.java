package dev.witloof.messaging;

/** What becomes of a message that a guest has failed on. */
public enum OnFailure {
    /**
     * It goes back to its broker, which delivers it again after the backoff of its subscription and gives it up after the
     * last attempt. The default.
     */
    RETRY,
    /** It is given up at once: it becomes a dead letter as its subscription's dead-letter policy says. */
    REJECT,
    /** It is acknowledged all the same: nobody will see it again, and a warning in the log is all that remains. */
    DROP,
    /**
     * It stays unsettled, and its subscription is paused: for messages that must not be skipped. It is tried again, in the
     * same attempt, when the host resumes or its component is replaced; when the host is closed it goes back to its
     * broker.
     */
    PAUSE
}
