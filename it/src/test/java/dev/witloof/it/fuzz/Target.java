package dev.witloof.it.fuzz;

/** What is fuzzed: makes the input of a case, runs it, and knows what may come of it. Used by one thread at a time. */
interface Target {
    /** The name by which it is chosen. */
    String name();

    /** How the file of an input ends. */
    String suffix();

    /**
     * Runs one case.
     *
     * @param attempt the case, which is told of the input before the input is used
     * @return what came of it, in a word that is counted
     * @throws Throwable whatever is not documented: a finding
     */
    String run(Attempt attempt) throws Throwable;
}
