package dev.witloof.it.faults;

import dev.witloof.it.faults.Campaign.Outcome;
import java.util.ArrayList;
import java.util.List;

/** Says what is wrong with a campaign. */
final class Verdict {
    /**
     * Most messages that one fault can have handled again: what two hosts have of their broker, which with MQTT is more than
     * twice what they have in flight.
     */
    private static final int AGAIN_PER_FAULT = 2 * 4 * HostMain.IN_FLIGHT;

    private Verdict() {}

    /**
     * Judges a campaign.
     *
     * @param outcome how it went
     * @param keeps whether nothing may be lost
     * @return a sentence for each thing that is wrong
     */
    static List<String> of(Outcome outcome, boolean keeps) {
        Ledger.Counts counts = outcome.counts();
        List<String> wrong = new ArrayList<>(outcome.hangs());
        int wanted = outcome.plan().faults().size();
        int done =
                outcome.faults().values().stream().mapToInt(Integer::intValue).sum();
        if (done != wanted) {
            wrong.add(done + " faults were done, and " + wanted + " were wanted");
        }
        if (keeps && counts.lost() > 0) {
            wrong.add(counts.lost() + " messages are lost, such as " + counts.lostExamples());
        }
        if (counts.publishesNeverEnded() > 0) {
            wrong.add(counts.publishesNeverEnded() + " publishes neither completed nor failed");
        }
        if (!counts.unexplained().isEmpty()) {
            wrong.add("messages that nothing disturbed came twice: " + counts.unexplained());
        }
        if (counts.publishedTwice() > counts.repeatedPublishes()) {
            wrong.add(counts.publishedTwice() + " messages were published twice, with " + counts.repeatedPublishes()
                    + " repeated publishes");
        }
        boolean corrupting = outcome.plan().faults().contains(Fault.CORRUPTED);
        if (!corrupting && counts.handledTwice() > done * AGAIN_PER_FAULT) {
            wrong.add(counts.handledTwice() + " messages were handled twice, which is more than " + AGAIN_PER_FAULT
                    + " for each of " + done + " faults");
        }
        if (!corrupting && counts.corrupted() + counts.stray() > 0) {
            wrong.add(counts.corrupted() + " messages were changed on their way, and " + counts.stray()
                    + " are of nobody");
        }
        if (counts.sent() == 0) {
            wrong.add("nothing was sent");
        }
        return wrong;
    }
}
