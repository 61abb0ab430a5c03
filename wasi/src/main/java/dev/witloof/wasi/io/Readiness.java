package dev.witloof.wasi.io;

/**
 * What a pollable stands for: something that is ready or not, and can say when it is worth another look.
 *
 * <p>Belongs to the thread of its instance, but for what it registers with a {@link Waiter}.
 */
public interface Readiness {
    /** Ready, always. */
    Readiness ALWAYS = () -> true;

    /**
     * Whether it is ready. Never waits.
     *
     * @return true if it is
     */
    boolean ready();

    /**
     * Arranges that the waiter is woken once this may have become ready. Called before {@link #ready} is asked again, so
     * that nothing is missed.
     *
     * @param waiter who waits
     */
    default void watch(Waiter waiter) {}

    /**
     * Takes back what {@link #watch} has arranged.
     *
     * @param waiter who has waited
     */
    default void unwatch(Waiter waiter) {}
}
