/**
 * The interfaces of {@code wasi:filesystem}. Not for programs.
 *
 * <p>A guest names files by paths below an open directory. They are followed here, name by name, each opened relative to
 * the directory before it and without following links, by {@link java.nio.file.SecureDirectoryStream}; links are read and
 * their targets followed the same way. So no path leads out, whoever changes the directories meanwhile. What that interface
 * cannot do (making directories and links, reading links) is done by path, right after a check that the path leads to the
 * open directory; one lock for all guests keeps them from moving anything in between.
 */
@NullMarked
package dev.witloof.wasi.filesystem;

import org.jspecify.annotations.NullMarked;
