package dev.witloof.wit.decode;

import dev.witloof.component.declaration.TypeForm;
import dev.witloof.component.definition.NameAttributes;
import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.FunctionKind;
import dev.witloof.wit.model.Param;
import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Fills a draft with types and functions. An interface may come up several times, as an import, as an export and in other
 * worlds of its package, each time with the part that is needed there: what comes up again has to be the same.
 */
final class MembersDecoder {
    private static final String CONSTRUCTOR = "[constructor]";
    private static final String METHOD = "[method]";
    private static final String STATIC = "[static]";

    private final TypeNames names;
    private final Draft draft;
    private final TypeDecoder types;

    MembersDecoder(TypeNames names, Draft draft, Map<TypeDefKind, TypeDef> anonymous) {
        this.names = names;
        this.draft = draft;
        this.types = new TypeDecoder(names, draft, anonymous);
    }

    /** Adds what an instance exports. */
    void instance(Item.Instance instance, String place) {
        instance.exports().forEach((name, entry) -> {
            if (name.indexOf(':') >= 0) {
                throw new WitDecodeException(
                        place + ", `" + name + "`", "the name of an interface in an interface", "a plain name");
            } else if (entry.item() instanceof Item.Type type) {
                type(name, type.node(), entry.attributes(), place + ", type `" + name + "`");
            } else if (entry.item() instanceof Item.Function function) {
                function(name, function, entry.attributes(), place + ", function `" + name + "`");
            } else {
                throw new WitDecodeException(
                        place + ", `" + name + "`", entry.item().what(), "a type or a function in an interface");
            }
        });
    }

    /** Adds a type. */
    TypeDef type(String name, TypeNode node, NameAttributes attributes, String place) {
        Optional<TypeDef> before = names.find(node);
        @Nullable TypeDef existing = draft.types().get(name);
        if (existing != null && before.isPresent() && before.get() == existing) {
            return existing;
        }
        ItemDocs docs = draft.docs().in("types", name);
        TypeDefKind kind;
        if (before.isPresent()) {
            if (names.owner(before.get()).filter(owner -> owner != draft).isPresent()) {
                names.requireReferable(before.get(), place);
            }
            kind = new TypeDefKind.Alias(before.get());
        } else {
            kind = types.kind(node, docs.in("items"), place);
        }
        TypeDef def = existing == null ? define(name, kind, attributes, docs) : existing;
        if (!def.kind().equals(kind)) {
            throw different(place);
        }
        names.name(node, def, draft);
        return def;
    }

    private TypeDef define(String name, TypeDefKind kind, NameAttributes attributes, ItemDocs docs) {
        boolean used = kind instanceof TypeDefKind.Alias alias
                && alias.type() instanceof TypeDef original
                && names.owner(original).filter(owner -> owner != draft).isPresent();
        TypeDef def = new TypeDef(
                name,
                kind,
                // What is used from elsewhere is documented there.
                used ? Optional.empty() : docs.docs(),
                docs.stability(draft.packageName()),
                attributes.externalId(),
                Draft.NOWHERE);
        draft.types().put(name, def);
        return def;
    }

    private WitDecodeException different(String place) {
        return new WitDecodeException(
                place, "something else than where " + draft + " comes up before", "the same in both places");
    }

    /** Adds a function. */
    Function function(String name, Item.Function item, NameAttributes attributes, String place) {
        Function function = make(name, item, attributes, draft.docs().in("funcs", name), place);
        Function existing = draft.functions().putIfAbsent(name, function);
        if (existing != null && !existing.equals(function)) {
            throw different(place);
        }
        return function;
    }

    /** Makes a function of what is in the draft, without adding it. */
    Function make(String name, Item.Function item, NameAttributes attributes, ItemDocs docs, String place) {
        TypeForm.Function form = item.form();
        List<Param> params = new ArrayList<>();
        for (TypeForm.Member parameter : form.parameters()) {
            Type type = types.type(
                    parameter.type().orElseThrow(), item.frame(), place + ", parameter `" + parameter.name() + "`");
            params.add(new Param(parameter.name(), type, Draft.NOWHERE));
        }
        Optional<Type> result = form.result().map(use -> types.type(use, item.frame(), place + ", result"));
        FunctionKind kind = kind(name, params, result, place);
        return new Function(
                name,
                kind,
                form.async(),
                params,
                result,
                docs.docs(),
                docs.stability(draft.packageName()),
                attributes.externalId(),
                Draft.NOWHERE);
    }

    private FunctionKind kind(String name, List<Param> params, Optional<Type> result, String place) {
        if (name.startsWith(CONSTRUCTOR)) {
            TypeDef resource = resource(name.substring(CONSTRUCTOR.length()), place);
            Type own = types.anonymous(new TypeDefKind.Own(resource));
            boolean fails = result.isPresent()
                    && result.get() instanceof TypeDef def
                    && def.kind() instanceof TypeDefKind.Result either
                    && either.ok().equals(Optional.of(own));
            if (!fails && !result.equals(Optional.of(own))) {
                throw new WitDecodeException(
                        place, "a constructor of another result", "the resource, or that it fails");
            }
            return new FunctionKind.Constructor(resource);
        } else if (name.startsWith(METHOD)) {
            TypeDef resource = resource(before(name, METHOD), place);
            Type self = types.anonymous(new TypeDefKind.Borrow(resource));
            if (params.isEmpty()
                    || !params.get(0).name().equals("self")
                    || !params.get(0).type().equals(self)) {
                throw new WitDecodeException(
                        place, "a method without `self: borrow<" + resource + ">`", "that as its first parameter");
            }
            return new FunctionKind.Method(resource);
        } else if (name.startsWith(STATIC)) {
            return new FunctionKind.Static(resource(before(name, STATIC), place));
        }
        return new FunctionKind.Freestanding();
    }

    private static String before(String name, String prefix) {
        return name.substring(prefix.length(), name.indexOf('.'));
    }

    private TypeDef resource(String name, String place) {
        TypeDef found = draft.types().get(name);
        if (found == null || !(found.kind() instanceof TypeDefKind.Resource)) {
            throw new WitDecodeException(
                    place,
                    "a function of resource `" + name + "`, which is not defined in " + draft,
                    "the functions of a resource beside it");
        }
        return found;
    }
}
