package dev.witloof.runtime.abi;

/** Placeholder. */
final class LeakDetector {
    private LeakDetector() {}

    static void track(GuestResource proxy, ResourceBinding type) {}
}
