package dev.witloof.codegen;

/**
 * A file that was generated, in memory.
 *
 * @param path where it belongs, relative to the output folder, with {@code /} between folders
 * @param content its text, written as UTF-8
 */
public record GeneratedFile(String path, String content) {}
