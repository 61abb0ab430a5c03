package dev.witloof.messaging;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The end of a host, for one thread: no message is begun that went back to its broker, and none is lost on the way. */
final class Shutdown {

    private static final Logger LOG = LoggerFactory.getLogger(MessagingHost.class);

    /** How long a guest that was interrupted may take to notice, so that nothing runs on after the host is closed. */
    private static final Duration INTERRUPTED_GRACE = Duration.ofSeconds(1);

    /** How often it is looked whether what is left to wait for is held back. */
    private static final Duration LOOK = Duration.ofMillis(20);

    private final List<HostedSubscription> subscriptions;
    private final Workers workers;
    private final long start = System.nanoTime();
    private final long grace;
    private final List<RuntimeException> failures = Collections.synchronizedList(new ArrayList<>());

    Shutdown(List<HostedSubscription> subscriptions, Workers workers, Duration grace) {
        this.subscriptions = subscriptions;
        this.workers = workers;
        this.grace = TimeUnit.NANOSECONDS.convert(grace);
    }

    /** Ends the subscriptions and the threads, then the rest; throws what went wrong when all is done. */
    void run(Runnable release) {
        LOG.info("The host is stopping");
        // All at once: none of them takes in what another could have while one has something to finish.
        List<Thread> closing = subscriptions.stream().map(this::close).toList();
        await(closing);
        if (workers.unfinished() > 0) {
            LOG.warn(
                    "{} messages were not done when the grace was over; they go back where the broker keeps messages",
                    workers.unfinished());
        }
        workers.stop();
        subscriptions.forEach(each -> attempt(each::end));
        closing.forEach(Shutdown::join);
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

    private Thread close(HostedSubscription subscription) {
        Thread thread =
                new Thread(() -> attempt(() -> subscription.close(left().plus(INTERRUPTED_GRACE))), "witloof-closing");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    /** Waits until nothing is left to do, but for what is held back; or until the grace is over. */
    private void await(List<Thread> closing) {
        while (closing.stream().anyMatch(Thread::isAlive) || workers.unfinished() > 0) {
            if (!workers.awaitIdle(left())) {
                return;
            }
            subscriptions.stream().filter(HostedSubscription::isHolding).forEach(each -> attempt(each::end));
            if (left().isZero()) {
                return;
            }
            try {
                Thread.sleep(Math.min(LOOK.toMillis(), left().toMillis() + 1));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }

    private static void join(Thread closing) {
        boolean interrupted = Thread.interrupted();
        try {
            closing.join();
        } catch (InterruptedException e) {
            interrupted = true;
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
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
