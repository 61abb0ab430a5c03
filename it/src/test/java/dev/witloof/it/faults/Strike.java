package dev.witloof.it.faults;

import java.util.SplittableRandom;

/** Does one kind of harm, and repairs it. */
@FunctionalInterface
interface Strike {
    /**
     * Does harm, and returns once it is repaired, or is repairing itself.
     *
     * @param random where times and choices come from
     * @param disturbance to be ended when everything works again
     * @throws InterruptedException if the campaign is given up
     */
    void strike(SplittableRandom random, Disturbances.Disturbance disturbance) throws InterruptedException;
}
