package dev.witloof.wit;

/**
 * A WIT text in memory, or a WIT package in the text form of components, if the name ends with {@code .wat}.
 *
 * @param name what messages call it and where it would lie relative to the package's folder, with {@code /} between
 *     folders: {@code types.wit} is part of the package, {@code deps/io/streams.wit} and {@code deps/io.wit} are of a
 *     dependency
 * @param text the text
 */
public record SourceText(String name, String text) {}
