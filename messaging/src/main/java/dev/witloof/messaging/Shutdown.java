package dev.witloof.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of a host, for one thread: no message is begun that went back to its broker, and none is lost on the way. */
final class Shutdown {

    private static final Logger LOG = LoggerFactory.getLogger(MessagingHost.class);

    /** How long a guest that was interrupted may take to notice, so that nothing runs on after the host is closed. */
    private static final Duration INTERRUPTED_GRACE = Duration.ofSeconds(1);

    private final List<HostedSubscription> subscriptions;
    private final Workers workers;
    private final long start = System.nanoTime();
    private final long grace;
    private final List<RuntimeException> failures = new ArrayList<>();

    Shutdown(List<HostedSubscription> subscriptions, Workers workers, Duration grace) {
        this.subscriptions = subscriptions;
        this.workers = workers;
        this.grace = TimeUnit.NANOSECONDS.convert(grace);
    }

    /** Ends the subscriptions and the threads, then the rest; throws what went wrong when all is done. */
    void run(Runnable release) {
        LOG.info("The host is stopping");
        subscriptions.forEach(each -> attempt(each::stopIntake));
        if (!workers.awaitIdle(left())) {
            LOG.warn("{} messages were not done when the grace was over; they go back", workers.unfinished());
            workers.stop();
        }
        subscriptions.forEach(each -> attempt(() -> each.close(workers.stopped() ? Duration.ZERO : left())));
        workers.stop();
        if (!workers.awaitEnd(left())) {
            workers.interrupt();
            if (!workers.awaitEnd(INTERRUPTED_GRACE)) {
                LOG.warn("Guests still run, although they were interrupted");
            }
        }
        attempt(release);
        if (!failures.isEmpty()) {
            RuntimeException first = failures.get(0);
            failures.subList(1, failures.size()).forEach(first::addSuppressed);
            throw first;
        }
    }

    private void attempt(Runnable step) {
        try {
            step.run();
        } catch (RuntimeException e) {
            failures.add(e);
        }
    }

    private Duration left() {
        return Duration.ofNanos(Math.max(0, grace - (System.nanoTime() - start)));
    }
}
