package dev.witloof.codegen.bind;

import dev.witloof.codegen.BindingsManifest;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * All that one run generates, with names chosen and ABI plans made.
 *
 * @param interfaces the interfaces of packages
 * @param worlds the worlds, with the interfaces that are spelled in them
 * @param packageTypes the simple names of all Java types of a Java package, generated in this run or not
 * @param manifest what the run generates, for other projects
 */
public record Bindings(
        List<BoundInterface> interfaces,
        List<BoundWorld> worlds,
        Map<String, Set<String>> packageTypes,
        BindingsManifest manifest) {}
