package dev.witloof.runtime.core;

/**
 * An export of a core module.
 *
 * @param name its name
 * @param kind what is exported
 * @param index its index among the things of its kind, imported ones first
 */
public record ModuleExport(String name, ExternKind kind, int index) {}
