package dev.witloof.component.binary;

import dev.witloof.component.definition.DefinedType;
import dev.witloof.component.definition.ExternType;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;

/**
 * The types that the imports, or the imports and exports, of one component have given a name so far, and the check that an
 * import or export mentions no others (Explainer.md, "External Visibility of Types").
 */
final class VisibleTypes {
    private final ReadContext context;
    private final String kind;
    private final Set<TypeRef> named = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Set<TypeRef> good = Collections.newSetFromMap(new IdentityHashMap<>());

    /** With no named type yet; {@code kind} says for errors what names them. */
    VisibleTypes(ReadContext context, String kind) {
        this.context = context;
        this.kind = kind;
    }

    /** Checks an import or export, and gives the types that it introduces their names. */
    void add(String name, ExternType type, TypeRef ref) {
        context.spend(1);
        if (type instanceof ExternType.Type defined) {
            checkDefinition(name, defined.type(), ref);
            named.add(ref);
        } else if (type instanceof ExternType.Instance instance) {
            for (Map.Entry<String, ExternType> export :
                    instance.type().exports().entrySet()) {
                add(export.getKey(), export.getValue(), ref.export(export.getKey(), export.getValue()));
            }
        } else if (type instanceof ExternType.Function || type instanceof ExternType.Value) {
            checkMention(name, ref);
        }
        // Components and core modules are closed: their own imports and exports were checked.
    }

    /** The type itself gets a name here, so that only what it mentions must have one. */
    private void checkDefinition(String name, DefinedType type, TypeRef ref) {
        if (type instanceof DefinedType.Value || type instanceof DefinedType.Function) {
            ref.parts().forEach(part -> checkMention(name, part));
        } else if (type instanceof DefinedType.Instance instance && good.add(ref)) {
            context.spend(instance.type().exports().size());
            instance.type().exports().forEach((export, each) -> {
                TypeRef of = ref.export(export, each);
                if (each instanceof ExternType.Type defined) {
                    checkDefinition(name, defined.type(), of);
                } else if (each instanceof ExternType.Instance nested) {
                    checkDefinition(name, new DefinedType.Instance(nested.type()), of);
                } else if (each instanceof ExternType.Function || each instanceof ExternType.Value) {
                    checkMention(name, of);
                }
            });
        }
    }

    private void checkMention(String name, TypeRef ref) {
        if (!ref.nameable().isEmpty()) {
            if (!named.contains(ref)) {
                throw context.error(
                        Rule.TYPE_NAME,
                        "`" + ExternNames.abbreviate(name) + "`, whose type mentions " + ref.nameable()
                                + " that has no name outside",
                        "only types that are " + kind + " before, by the index that this gives them");
            }
        } else if (good.add(ref)) {
            context.spend(ref.parts().size());
            ref.parts().forEach(part -> checkMention(name, part));
        }
    }
}
