package dev.witloof.component.definition;

/**
 * A tool that took part in making a component, as a {@code producers} section tells.
 *
 * @param field the part it took, such as {@code language} or {@code processed-by}
 * @param name the tool's name
 * @param version its version; may be empty
 */
public record Producer(String field, String name, String version) {}
