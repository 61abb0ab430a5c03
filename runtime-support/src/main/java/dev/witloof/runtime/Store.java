package dev.witloof.runtime;

/** The unit of thread confinement, deadline and limits that instances live in. */
public final class Store {
    private Store() {}
}
