package dev.witloof.codegen.bind;

import dev.witloof.wit.model.World;
import java.util.List;
import java.util.stream.Stream;

/**
 * A world, with the Java names chosen.
 *
 * @param wit the world
 * @param home where its Java stands
 * @param imports the interfaces that it imports
 * @param exports the interfaces that it exports
 * @param ownImports the functions that it imports directly, and its types
 * @param ownExports the functions that it exports directly
 * @param inlineImports the interfaces spelled in it that it imports
 * @param inlineExports the interfaces spelled in it that it exports
 */
public record BoundWorld(
        World wit,
        JavaHome home,
        List<BoundPort> imports,
        List<BoundPort> exports,
        BoundInterface ownImports,
        BoundInterface ownExports,
        List<BoundInterface> inlineImports,
        List<BoundInterface> inlineExports) {
    /**
     * Returns all that the world itself declares.
     *
     * @return what it imports and exports directly, then the interfaces spelled in it
     */
    public Stream<BoundInterface> declared() {
        return Stream.of(List.of(ownImports, ownExports), inlineImports, inlineExports)
                .flatMap(List::stream);
    }
}
