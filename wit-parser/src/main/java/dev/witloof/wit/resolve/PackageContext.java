package dev.witloof.wit.resolve;

import dev.witloof.wit.model.PackageName;
import java.util.Map;
import java.util.Set;

/**
 * What the resolution of one package works with.
 *
 * @param source its text
 * @param others the packages that it may refer to
 * @param kinds what it takes the items of other packages for
 * @param known the names of all packages, to suggest one
 * @param items its own names, as far as they have been resolved
 * @param table its types
 * @param uses which interfaces use which
 * @param gates reads attributes
 * @param problems collects what is wrong
 * @param budget bounds how large worlds become
 */
record PackageContext(
        PackageSource source,
        Map<PackageName, ResolvedPackage> others,
        ForeignKinds kinds,
        Set<PackageName> known,
        Map<String, Item> items,
        TypeTable table,
        InterfaceUses uses,
        Gates gates,
        Problems problems,
        Budget budget) {

    PackageName name() {
        return source.name();
    }
}
