package dev.witloof.codegen;

import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.Resolve;
import dev.witloof.wit.model.World;
import java.util.List;

/**
 * What is to be generated. Immutable.
 *
 * @param resolve the WIT
 * @param worlds the worlds to generate a class for, with all interfaces that they need
 * @param interfaces interfaces to generate although no world of {@code worlds} needs them, with all that they need; each
 *     has a name
 * @param options how to generate
 * @param existing what the dependencies of the project ship already: it is referred to, not generated again
 */
public record GenerationRequest(
        Resolve resolve,
        List<World> worlds,
        List<Interface> interfaces,
        GenerationOptions options,
        List<BindingsManifest> existing) {
    /**
     * Copies the lists.
     *
     * @param resolve the WIT
     * @param worlds the worlds to generate a class for
     * @param interfaces further interfaces to generate
     * @param options how to generate
     * @param existing what the dependencies of the project ship already
     */
    public GenerationRequest {
        worlds = List.copyOf(worlds);
        interfaces = List.copyOf(interfaces);
        existing = List.copyOf(existing);
        for (Interface each : interfaces) {
            if (each.name().isEmpty()) {
                throw new IllegalArgumentException(
                        each + " is spelled in a world, and is generated with that world only");
            }
        }
    }

    /**
     * Asks for worlds.
     *
     * @param resolve the WIT
     * @param worlds the worlds
     * @param options how to generate
     * @return the request, without anything that exists already
     */
    public static GenerationRequest ofWorlds(Resolve resolve, List<World> worlds, GenerationOptions options) {
        return new GenerationRequest(resolve, worlds, List.of(), options, List.of());
    }

    /**
     * Asks for all worlds and interfaces of the root package.
     *
     * @param resolve the WIT
     * @param options how to generate
     * @return the request, without anything that exists already
     */
    public static GenerationRequest ofRootPackage(Resolve resolve, GenerationOptions options) {
        return new GenerationRequest(
                resolve,
                List.copyOf(resolve.rootPackage().worlds().values()),
                List.copyOf(resolve.rootPackage().interfaces().values()),
                options,
                List.of());
    }

    /**
     * Says what exists already.
     *
     * @param manifests the manifests of the project's dependencies
     * @return this request with those manifests
     */
    public GenerationRequest withExisting(List<BindingsManifest> manifests) {
        return new GenerationRequest(resolve, worlds, interfaces, options, manifests);
    }
}
