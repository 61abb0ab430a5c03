package dev.witloof.component.definition;

/**
 * A section that carries information beside the component.
 *
 * @param offset where the section's name starts in the file
 * @param name the section's name
 * @param data what follows the name
 */
public record CustomSection(int offset, String name, ByteSlice data) {}
