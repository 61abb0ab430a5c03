package dev.witloof.broker.client;

/**
 * What a {@link Requester} keeps at most. Whatever goes beyond fails with
 * {@link dev.witloof.broker.BrokerException.Kind#QUOTA}.
 *
 * @param requests how many requests may be open at once, at least 1
 * @param replies how many replies one request may gather, at least 1
 * @param replyBytes how many bytes of data the replies to one request may have together, at least 1
 */
public record RequesterLimits(int requests, int replies, long replyBytes) {

    /** 10,000 requests; 10,000 replies and 64 MiB for each. */
    public static final RequesterLimits DEFAULT = new RequesterLimits(10_000, 10_000, 64L << 20);

    /**
     * Checks the ranges.
     *
     * @param requests see {@link #requests()}
     * @param replies see {@link #replies()}
     * @param replyBytes see {@link #replyBytes()}
     * @throws IllegalArgumentException if one is below 1
     */
    public RequesterLimits {
        if (requests < 1 || replies < 1 || replyBytes < 1) {
            throw new IllegalArgumentException("limits are at least 1, but these are " + requests + " requests, "
                    + replies + " replies and " + replyBytes + " bytes");
        }
    }
}
