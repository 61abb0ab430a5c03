package dev.witloof.wit.model;

/** A type where it is used: a {@link Primitive}, or a {@link TypeDef}. */
public sealed interface Type permits Primitive, TypeDef {}
