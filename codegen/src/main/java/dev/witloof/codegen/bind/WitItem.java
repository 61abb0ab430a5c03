package dev.witloof.codegen.bind;

import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.PackageName;
import dev.witloof.wit.model.Stability;
import dev.witloof.wit.model.World;
import java.util.Optional;

/**
 * What people are told about an interface or world that code is generated for.
 *
 * @param name how WIT calls it
 * @param packageName the package that it stands in
 * @param docs its documentation
 * @param stability what its gates say
 * @param span the place of its name
 */
public record WitItem(String name, PackageName packageName, Optional<String> docs, Stability stability, Span span) {
    static WitItem of(String name, Interface each) {
        return new WitItem(name, each.packageName(), each.docs(), each.stability(), each.span());
    }

    static WitItem of(World world) {
        return new WitItem(world.id(), world.packageName(), world.docs(), world.stability(), world.span());
    }
}
