package dev.witloof.it.faults;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SplittableRandom;

/**
 * The faults of a campaign in their order, and all other chance in it, out of one seed.
 *
 * @param seed the seed
 * @param faults what is done, one after the other
 */
record Plan(long seed, List<Fault> faults) {

    Plan {
        faults = List.copyOf(faults);
    }

    /**
     * Mixes faults.
     *
     * @param seed the seed
     * @param hostKills how many hosts are killed
     * @param brokerKills how often the broker is killed
     * @param networkFaults how often the network is disturbed: cut, refused and stalled in turn
     */
    static Plan of(long seed, int hostKills, int brokerKills, int networkFaults) {
        List<Fault> faults = new ArrayList<>();
        faults.addAll(Collections.nCopies(hostKills, Fault.HOST_KILLED));
        faults.addAll(Collections.nCopies(brokerKills, Fault.BROKER_KILLED));
        List<Fault> network = List.of(Fault.CUT, Fault.STALLED, Fault.REFUSED);
        for (int i = 0; i < networkFaults; i++) {
            faults.add(network.get(i % network.size()));
        }
        Collections.shuffle(faults, new Random(seed));
        return new Plan(seed, faults);
    }

    SplittableRandom random() {
        return new SplittableRandom(seed);
    }
}
