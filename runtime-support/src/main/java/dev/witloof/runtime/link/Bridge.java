package dev.witloof.runtime.link;

/**
 * A call from one component instance to another.
 *
 * @param caller the function as it is lowered
 * @param callee the function as it is lifted
 */
record Bridge(Signature caller, Signature callee) {}
