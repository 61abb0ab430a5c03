package dev.witloof.broker;

import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * A sink that does nothing but pass deliveries on: it blocks on nothing, settles nothing and throws nothing. A broker may
 * therefore call it on any thread, one that publishes or settles a message included, which spares every message the way to
 * a thread of the adapter. As with every sink, one call at a time for one subscription.
 *
 * <p>Whatever a sink does beyond that holds up others here, so that it has to be an ordinary one.
 */
@FunctionalInterface
public interface PromptSink extends Consumer<Delivery> {

    /**
     * A sink that changes each delivery before another gets it, as a broker does that wraps another.
     *
     * @param sink the other
     * @param change makes of a delivery what {@code sink} gets; blocks on nothing and throws nothing
     * @return a sink that is prompt if the other is
     */
    static Consumer<Delivery> changed(Consumer<? super Delivery> sink, UnaryOperator<Delivery> change) {
        if (sink instanceof PromptSink) {
            PromptSink prompt = delivery -> sink.accept(change.apply(delivery));
            return prompt;
        }
        return delivery -> sink.accept(change.apply(delivery));
    }
}
