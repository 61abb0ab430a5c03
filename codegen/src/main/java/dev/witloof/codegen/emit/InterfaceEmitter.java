package dev.witloof.codegen.emit;

import com.squareup.javapoet.TypeSpec;
import dev.witloof.codegen.bind.BoundInterface;
import java.util.Optional;

/** The Java interface of a WIT interface. */
final class InterfaceEmitter {
    private InterfaceEmitter() {}

    static TypeSpec.Builder emit(BoundInterface each, TypeMapper types) {
        TypeSpec.Builder type = TypeSpecs.publicInterface(each.home().type())
                .addJavadoc(Javadocs.of(
                                each.item().docs(),
                                "The WIT interface {@code " + each.item().name() + "}.")
                        .attributes(each.item().stability(), Optional.empty())
                        .build());
        each.ownFunctions().forEach(function -> type.addMethod(MethodSpecs.declared(function, types)));
        DeclaredTypes.addTo(type, each, types);
        DeclaredTypes.addExceptions(type, each, types);
        return type;
    }
}
