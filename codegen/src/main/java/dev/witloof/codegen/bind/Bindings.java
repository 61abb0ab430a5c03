package dev.witloof.codegen.bind;

import dev.witloof.codegen.BindingsManifest;
import java.util.List;

/**
 * All that one run generates, with names chosen and ABI plans made.
 *
 * @param interfaces the interfaces of packages
 * @param worlds the worlds, with the interfaces that are spelled in them
 * @param manifest what the run generates, for other projects
 */
public record Bindings(List<BoundInterface> interfaces, List<BoundWorld> worlds, BindingsManifest manifest) {}
