package dev.witloof.runtime;

/** A WebAssembly component, read and checked. */
public final class Component {
    private Component() {}
}
