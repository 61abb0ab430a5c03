package dev.witloof.broker.amqp;

import dev.witloof.broker.BrokerException;
import dev.witloof.broker.adapter.AdapterSubscription;
import dev.witloof.broker.adapter.AdapterThreads;
import dev.witloof.broker.adapter.Intake;
import java.util.concurrent.Future;
import org.apache.qpid.protonj2.client.Connection;
import org.apache.qpid.protonj2.client.Receiver;
import org.apache.qpid.protonj2.client.ReceiverOptions;
import org.apache.qpid.protonj2.client.Session;
import org.apache.qpid.protonj2.client.exceptions.ClientException;
import org.jspecify.annotations.Nullable;

/** A subscription's link to its queue, and another one whenever that is lost. */
final class AmqpIntake implements Intake, AmqpPart {
    private final AmqpLink link;
    private final AdapterThreads threads;
    private final AdapterSubscription subscription;
    private final Runnable whenClosed;

    // Guarded by this object's monitor, under which nothing foreign is called.
    private @Nullable AmqpSource source;
    private boolean paused;
    private boolean stopped;

    private AmqpIntake(AmqpLink link, AdapterThreads threads, AdapterSubscription subscription, Runnable whenClosed) {
        this.link = link;
        this.threads = threads;
        this.subscription = subscription;
        this.whenClosed = whenClosed;
    }

    static AmqpIntake open(
            AmqpLink link, AdapterThreads threads, AdapterSubscription subscription, Runnable whenClosed) {
        AmqpIntake intake = new AmqpIntake(link, threads, subscription, whenClosed);
        // Before it attaches, or a connection that breaks meanwhile would be the last one.
        link.add(intake);
        try {
            link.attach(intake::attach);
        } catch (RuntimeException e) {
            link.remove(intake);
            throw e;
        }
        return intake;
    }

    private void attach(Connection connection) {
        String queue = subscription.spec().topic();
        String what = "subscribing to " + queue;
        Session session;
        try {
            session = connection.openSession();
        } catch (ClientException e) {
            throw AmqpFailures.of(e, what);
        }
        AmqpSource attached;
        try {
            link.await(session.openFuture(), what);
            Receiver receiver = session.openReceiver(queue, options());
            link.await(receiver.openFuture(), what);
            attached = new AmqpSource(threads, subscription, session, receiver);
        } catch (ClientException | BrokerException e) {
            Future<Session> unused = session.closeAsync();
            throw AmqpFailures.of(e, what);
        }
        boolean rests;
        synchronized (this) {
            if (stopped || source != null) {
                Future<Session> unused = session.closeAsync();
                return;
            }
            source = attached;
            rests = paused;
        }
        threads.run(() -> receive(attached));
        if (rests) {
            attached.rest();
            goOnUnlessPaused(attached);
        } else {
            attached.grantSoon();
        }
    }

    /** Where the subscription was resumed between being asked and being told. */
    private void goOnUnlessPaused(AmqpSource attached) {
        boolean resumed;
        synchronized (this) {
            resumed = source == attached && !paused && !stopped;
        }
        if (resumed) {
            attached.goOn();
        }
    }

    private static ReceiverOptions options() {
        ReceiverOptions options = new ReceiverOptions().creditWindow(0).autoAccept(false);
        // Brokers that have topics, too, take it for a queue then.
        options.sourceOptions().capabilities("queue");
        return options;
    }

    private void receive(AmqpSource from) {
        try {
            from.receive();
        } catch (ClientException | RuntimeException e) {
            // The link has ended, for whatever reason.
        }
        if (detach(from)) {
            subscription.lost();
            link.reopenLater(this);
            from.close();
        }
    }

    private synchronized boolean detach(AmqpSource from) {
        if (source != from || stopped) {
            return false;
        }
        source = null;
        return true;
    }

    @Override
    public void reopen(Connection connection) {
        synchronized (this) {
            if (stopped || source != null) {
                return;
            }
        }
        attach(connection);
        subscription.restored();
    }

    @Override
    public void lost() {
        synchronized (this) {
            source = null;
        }
        subscription.lost();
    }

    @Override
    public void pause() {
        AmqpSource resting;
        synchronized (this) {
            paused = true;
            resting = source;
        }
        if (resting != null) {
            resting.rest();
        }
    }

    @Override
    public void resume() {
        AmqpSource running;
        synchronized (this) {
            paused = false;
            running = source;
        }
        if (running != null) {
            running.goOn();
        }
    }

    @Override
    public void freed() {
        AmqpSource from;
        synchronized (this) {
            from = source;
        }
        if (from != null) {
            from.freed();
        }
    }

    @Override
    public void stop() {
        AmqpSource resting;
        synchronized (this) {
            stopped = true;
            resting = source;
        }
        if (resting != null) {
            resting.rest();
        }
    }

    @Override
    public void close() {
        link.remove(this);
        AmqpSource open;
        synchronized (this) {
            stopped = true;
            open = source;
            source = null;
        }
        if (open != null) {
            open.releaseHeld();
            open.close();
        }
        whenClosed.run();
    }
}
