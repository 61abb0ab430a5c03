package dev.witloof.broker.adapter;

import dev.witloof.broker.Delivery;
import dev.witloof.broker.Subscription;
import dev.witloof.broker.SubscriptionSpec;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A subscription between a client library, which offers receipts, and a sink, which gets deliveries. Thread-safe; made by
 * {@link AdapterBroker#subscribe}.
 *
 * <p>A message is here from {@link #offer} until it is acknowledged or given back: it waits, or it is handed out, or it is
 * held for another attempt or for its dead letter. Each takes a place of {@link SubscriptionSpec#maxInFlight()}.
 */
public final class AdapterSubscription implements Subscription {
    private final SubscriptionSpec spec;
    private final Consumer<? super Delivery> sink;
    private final AdapterBroker broker;
    private final GivingUp givingUp;

    // Guarded by this object's monitor, under which nothing foreign is called.
    private final Deque<Attempt> waiting = new ArrayDeque<>();
    private final Set<AdapterDelivery> unsettled = new LinkedHashSet<>();
    private final Set<Receipt> held = new LinkedHashSet<>();
    private int settling;
    private boolean running;
    private boolean paused;
    private boolean stopped;
    private boolean closed;
    private boolean cutOff;
    private @Nullable Intake intake;

    AdapterSubscription(SubscriptionSpec spec, Consumer<? super Delivery> sink, AdapterBroker broker) {
        this.spec = spec;
        this.sink = sink;
        this.broker = broker;
        this.givingUp = new GivingUp(spec, broker);
    }

    /** Ties the subscription to its client; what was offered before is handed out from now on. */
    void open(Intake source) {
        synchronized (this) {
            intake = source;
        }
        broker.leaseInterval().ifPresent(this::renewAfter);
        wake();
    }

    @Override
    public SubscriptionSpec spec() {
        return spec;
    }

    /**
     * Takes a message in. Never blocks and calls nothing foreign, except {@link Receipt#release} when the subscription has
     * been stopped.
     *
     * @param receipt a message; more than there is {@link #room} for wait here
     */
    public void offer(Receipt receipt) {
        Objects.requireNonNull(receipt, "receipt");
        boolean refused;
        synchronized (this) {
            refused = stopped;
            if (!refused) {
                waiting.add(Attempt.first(receipt));
            }
        }
        if (refused) {
            release(receipt);
        } else {
            wake();
        }
    }

    /**
     * How many more messages can be taken in now.
     *
     * @return 0 or more; 0 while paused and after the end
     */
    public synchronized int room() {
        return paused || stopped ? 0 : Math.max(0, spec.maxInFlight() - size());
    }

    /**
     * Waits until there is room, for clients whose broker cannot be told of a limit.
     *
     * @return false if the subscription has been stopped
     * @throws InterruptedException if the thread is interrupted meanwhile
     */
    public synchronized boolean awaitRoom() throws InterruptedException {
        while (!stopped && (paused || size() >= spec.maxInFlight())) {
            wait();
        }
        return !stopped;
    }

    private int size() {
        return waiting.size() + unsettled.size() + held.size();
    }

    /**
     * The client's session has ended: what it received can no longer be settled, and the broker hands it out again. The
     * subscription is unhealthy until {@link #restored}.
     */
    public void lost() {
        List<AdapterDelivery> handedOut;
        synchronized (this) {
            cutOff = true;
            waiting.clear();
            held.clear();
            handedOut = List.copyOf(unsettled);
            unsettled.clear();
            notifyAll();
        }
        handedOut.forEach(AdapterDelivery::takeBack);
    }

    /**
     * Some of what the client received can no longer be settled, and the broker hands it out again, as when a part of a
     * topic goes to another member; the session goes on. What is offered meanwhile is not looked at.
     *
     * @param which the messages that are lost; must not block
     */
    public void lost(Predicate<? super Receipt> which) {
        Set<Receipt> lost;
        synchronized (this) {
            lost = new LinkedHashSet<>(held);
            waiting.forEach(attempt -> lost.add(attempt.receipt()));
            unsettled.forEach(delivery -> lost.add(delivery.what().receipt()));
        }
        lost.removeIf(which.negate());
        List<AdapterDelivery> handedOut;
        synchronized (this) {
            waiting.removeIf(attempt -> lost.contains(attempt.receipt()));
            held.removeAll(lost);
            handedOut = unsettled.stream()
                    .filter(delivery -> lost.contains(delivery.what().receipt()))
                    .toList();
            handedOut.forEach(unsettled::remove);
            notifyAll();
        }
        handedOut.forEach(AdapterDelivery::takeBack);
        wake();
    }

    /**
     * The client cannot reach its broker, but its session may survive: what it received can still be settled, and nothing
     * more is handed out. The subscription is unhealthy until {@link #restored}.
     */
    public synchronized void cutOff() {
        cutOff = true;
    }

    /** The client has a session again, or reaches its broker again. */
    public void restored() {
        synchronized (this) {
            cutOff = false;
        }
        wake();
    }

    @Override
    public void pause() {
        Intake source;
        synchronized (this) {
            if (paused || stopped) {
                return;
            }
            paused = true;
            source = intake;
        }
        if (source != null) {
            source.pause();
        }
    }

    @Override
    public void resume() {
        Intake source;
        synchronized (this) {
            if (!paused || stopped) {
                return;
            }
            paused = false;
            source = intake;
            notifyAll();
        }
        if (source != null) {
            source.resume();
        }
        wake();
    }

    @Override
    public synchronized int inFlight() {
        return unsettled.size();
    }

    @Override
    public synchronized boolean healthy() {
        return !closed && !cutOff;
    }

    /** Takes in and hands out nothing more, for good. */
    void stop() {
        Intake source;
        synchronized (this) {
            if (stopped) {
                return;
            }
            stopped = true;
            source = intake;
            notifyAll();
        }
        if (source != null) {
            source.stop();
        }
    }

    @Override
    public void close(Duration grace) {
        if (grace.isNegative()) {
            throw new IllegalArgumentException("the time to wait is negative: " + grace);
        }
        stop();
        awaitSettled(TimeUnit.NANOSECONDS.convert(grace));
        Intake source;
        List<Receipt> back;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            source = intake;
            back = takeBack();
            notifyAll();
        }
        back.forEach(AdapterSubscription::release);
        if (source != null) {
            source.close();
        }
        broker.ended(this);
    }

    /** All that is here, in the order in which it came. */
    private List<Receipt> takeBack() {
        List<Receipt> back = new ArrayList<>();
        for (AdapterDelivery delivery : unsettled) {
            if (delivery.takeBack()) {
                back.add(delivery.what().receipt());
            }
        }
        back.addAll(held);
        waiting.forEach(attempt -> back.add(attempt.receipt()));
        unsettled.clear();
        held.clear();
        waiting.clear();
        return back;
    }

    private static void release(Receipt receipt) {
        try {
            receipt.release();
        } catch (RuntimeException e) {
            // The broker takes it back by itself when the session ends.
        }
    }

    private void awaitSettled(long nanos) {
        long start = System.nanoTime();
        synchronized (this) {
            while (!closed && (!unsettled.isEmpty() || settling != 0)) {
                long left = nanos - (System.nanoTime() - start);
                if (left <= 0) {
                    return;
                }
                try {
                    wait(left / 1_000_000, (int) (left % 1_000_000));
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    return;
                }
            }
        }
    }

    /** Acknowledges the message of a delivery. */
    CompletionStage<Void> ack(AdapterDelivery delivery) {
        return free(delivery) ? leave(delivery.what().receipt()::ack) : cutOffBefore(delivery);
    }

    /** Lets the message of a delivery wait for another attempt, or gives it up if this was the last. */
    CompletionStage<Void> retry(AdapterDelivery delivery, Duration delay, String reason) {
        if (delivery.attempt() >= spec.maxAttempts()) {
            return giveUp(delivery, reason);
        }
        Attempt attempt = delivery.what();
        if (!hold(delivery)) {
            return cutOffBefore(delivery);
        }
        Optional<CompletionStage<Void>> atBroker;
        try {
            atBroker = attempt.receipt().retry(delay);
        } catch (RuntimeException e) {
            atBroker = Optional.of(CompletableFuture.failedFuture(e));
        }
        if (atBroker.isPresent()) {
            CompletionStage<Void> stage = atBroker.get();
            return drop(attempt.receipt()) ? leave(() -> stage) : stage;
        }
        broker.threads().after(delay, () -> tryAgain(attempt.next(reason)));
        return CompletableFuture.completedFuture(null);
    }

    private void tryAgain(Attempt attempt) {
        synchronized (this) {
            if (!held.remove(attempt.receipt())) {
                return; // given back meanwhile, or lost with its session
            }
            waiting.addFirst(attempt);
        }
        wake();
    }

    /** Makes the message of a delivery a dead letter. */
    CompletionStage<Void> giveUp(AdapterDelivery delivery, String reason) {
        return hold(delivery) ? giveUp(delivery.what(), reason, delivery.attempt(), 1) : cutOffBefore(delivery);
    }

    /** Gives up a message that is held; when its dead letter is refused it is held on, and tried again. */
    private CompletionStage<Void> giveUp(Attempt attempt, String reason, int attempts, int round) {
        Receipt receipt = attempt.receipt();
        settling(1);
        return givingUp.prepare(receipt, reason, attempts)
                .whenComplete((safe, failure) -> {
                    settling(-1);
                    if (failure != null) {
                        Duration delay = spec.backoff().after(round);
                        broker.threads().after(delay, () -> giveUpAgain(attempt, reason, attempts, round + 1));
                    }
                })
                .thenCompose(forget ->
                        drop(receipt) ? leave(forget) : CompletableFuture.failedFuture(GivingUp.cutOff(receipt.id())));
    }

    private void giveUpAgain(Attempt attempt, String reason, int attempts, int round) {
        if (holds(attempt.receipt())) {
            // The first time has told whoever gave it up; nobody here could do more than try again.
            CompletionStage<Void> unused = giveUp(attempt, reason, attempts, round);
        }
    }

    private CompletionStage<Void> leave(Step step) {
        settling(1);
        CompletionStage<Void> stage = Step.run(step);
        return stage.whenComplete((done, failure) -> {
            settling(-1);
            left();
        });
    }

    private void left() {
        Intake source;
        synchronized (this) {
            source = closed ? null : intake;
        }
        if (source != null) {
            source.freed();
        }
    }

    private synchronized void settling(int change) {
        settling += change;
        notifyAll();
    }

    private synchronized boolean holds(Receipt receipt) {
        return held.contains(receipt);
    }

    private boolean drop(Receipt receipt) {
        boolean found;
        synchronized (this) {
            found = held.remove(receipt);
            notifyAll();
        }
        wake();
        return found;
    }

    private synchronized boolean hold(AdapterDelivery delivery) {
        boolean found = unsettled.remove(delivery);
        if (found) {
            held.add(delivery.what().receipt());
        }
        notifyAll();
        return found;
    }

    private boolean free(AdapterDelivery delivery) {
        boolean found;
        synchronized (this) {
            found = unsettled.remove(delivery);
            notifyAll();
        }
        wake();
        return found;
    }

    private static CompletionStage<Void> cutOffBefore(AdapterDelivery delivery) {
        return CompletableFuture.failedFuture(GivingUp.cutOff(delivery.id()));
    }

    private void renewAfter(Duration interval) {
        broker.threads().after(interval, () -> {
            List<Receipt> kept = new ArrayList<>();
            synchronized (this) {
                if (closed) {
                    return;
                }
                unsettled.forEach(delivery -> kept.add(delivery.what().receipt()));
                kept.addAll(held);
                waiting.forEach(attempt -> kept.add(attempt.receipt()));
            }
            try {
                kept.forEach(Receipt::keep);
            } finally {
                renewAfter(interval);
            }
        });
    }

    private void wake() {
        synchronized (this) {
            if (running || waiting.isEmpty() || !mayHandOut()) {
                return;
            }
            running = true;
        }
        try {
            broker.threads().run(this::pump);
        } catch (Throwable noThread) {
            ended();
            throw noThread;
        }
    }

    private boolean mayHandOut() {
        return intake != null && !paused && !stopped && !cutOff && unsettled.size() < spec.maxInFlight();
    }

    private void pump() {
        try {
            for (AdapterDelivery next = next(); next != null; next = next()) {
                hand(next);
                // An interrupt that a sink leaves behind is not for the next message.
                Thread.interrupted();
            }
        } catch (Throwable outOfMemory) {
            ended();
            throw outOfMemory;
        }
    }

    private synchronized void ended() {
        running = false;
    }

    private synchronized @Nullable AdapterDelivery next() {
        Attempt attempt = mayHandOut() ? waiting.poll() : null;
        if (attempt == null) {
            running = false;
            return null;
        }
        AdapterDelivery delivery = new AdapterDelivery(this, attempt);
        unsettled.add(delivery);
        return delivery;
    }

    @SuppressWarnings("CatchingUnchecked") // Whatever a sink throws fails this delivery, not those that follow.
    private void hand(AdapterDelivery delivery) {
        if (delivery.attempt() > spec.maxAttempts()) {
            giveUpUnseen(delivery);
        } else if (!delivery.isSettled()) {
            try {
                sink.accept(delivery);
            } catch (Throwable thrown) {
                delivery.retry(spec.backoff().after(delivery.attempt()), "the sink threw " + thrown);
            }
        }
    }

    private void giveUpUnseen(AdapterDelivery delivery) {
        Attempt attempt = delivery.what();
        if (hold(delivery)) {
            CompletionStage<Void> unused = giveUp(attempt, attempt.failure(), attempt.number() - 1, 1);
        }
    }

    @Override
    public String toString() {
        return spec.toString();
    }
}
