package dev.witloof.bench.load;

/** Who does the work: upper-case each message, send it on confirmed, acknowledge. */
enum Side {
    /** A guest on MessagingHost. */
    WITLOOF("Witloof"),
    /** As many threads as the host has instances, each waiting for the confirmation as the guest does. */
    PLAIN("plain Java"),
    /** One thread that waits for no confirmation, and acknowledges when it comes. */
    PIPELINED("plain Java, not waiting");

    private final String title;

    Side(String title) {
        this.title = title;
    }

    String title() {
        return title;
    }
}
