package dev.witloof.it.mirror;

import dev.witloof.wit.model.World;
import java.util.Map;

/**
 * A world that imports and exports all that another imports or exports.
 *
 * @param original the other world, of the same model
 * @param world the mirror
 * @param targets the imports that exports of another name stand for: functions of the world, and interfaces spelled in it
 */
record Mirror(World original, World world, Map<String, String> targets) {
    /** The import that an export stands for. */
    String target(String export) {
        return targets.getOrDefault(export, export);
    }
}
