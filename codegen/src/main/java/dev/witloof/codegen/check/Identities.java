package dev.witloof.codegen.check;

import dev.witloof.component.type.Version;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.PackageName;
import dev.witloof.wit.model.TypeOwner;
import dev.witloof.wit.model.World;

/**
 * What interfaces and worlds are known as in both versions: those of the package itself by their names, those of others also
 * by the versions that may stand for each other.
 *
 * @param own the name of the package, without a version
 */
record Identities(String own) {

    String of(TypeOwner owner) {
        PackageName of = owner.packageName();
        // An interface without a name stands in a world, which alone can name its types.
        String name = owner instanceof Interface type ? type.name().orElse("") : "world " + ((World) owner).name();
        String track = isOwn(of) ? "" : of.version().map(Version::track).orElse("");
        return of.unversioned() + "/" + name + "@" + track;
    }

    boolean isOwn(PackageName name) {
        return name.unversioned().equals(own);
    }
}
