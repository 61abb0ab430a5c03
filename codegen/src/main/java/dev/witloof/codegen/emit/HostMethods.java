package dev.witloof.codegen.emit;

import dev.witloof.codegen.bind.BoundFunction;
import dev.witloof.codegen.bind.Names;

/** Names of methods for functions, in classes that hold those of resources too; not necessarily different. */
final class HostMethods {
    private HostMethods() {}

    /** The function's own name, after that of its resource if it is a method: {@code messageTopic}. */
    static String name(BoundFunction function) {
        if (!function.isMethod()) {
            return function.name();
        }
        String resource = function.wit().kind().resource().orElseThrow().name().orElseThrow();
        return Names.method(Names.lowerCamel(resource), function.wit().itemName());
    }
}
