package dev.witloof.component.binary;

import dev.witloof.component.definition.DefinedType;
import dev.witloof.component.definition.ExternType;
import dev.witloof.component.definition.ResourcePath;
import dev.witloof.component.type.BorrowType;
import dev.witloof.component.type.FunctionType;
import dev.witloof.component.type.OwnType;
import dev.witloof.component.type.ResourceType;
import dev.witloof.component.type.ResultType;
import dev.witloof.component.type.ValueType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The imports or the exports of a scope: their names, types, and the resource types that they introduce. */
final class Names {
    private final ReadContext context;
    private final String kind;
    private final boolean labels;
    private final Set<String> canonical = new HashSet<>();
    private final Map<String, ExternType> types = new LinkedHashMap<>();
    private final Map<String, TypeRef> refs = new LinkedHashMap<>();
    private final Map<String, ResourceType> labelled = new HashMap<>();
    private final List<ResourcePath> resources = new ArrayList<>();

    Names(ReadContext context, String kind) {
        this(context, kind, true);
    }

    private Names(ReadContext context, String kind, boolean labels) {
        this.context = context;
        this.kind = kind;
        this.labels = labels;
    }

    /** The exports of an instance that is put together: they define no indices, so that no function is one of a resource. */
    static Names ofInstance(ReadContext context) {
        return new Names(context, "export", false);
    }

    /** Adds a name, which must differ from all others in more than case (Explainer.md, "Name Uniqueness"). */
    void add(String name, ExternType type, TypeRef ref) {
        if (!canonical.add(ExternNames.canonical(name))) {
            throw context.error(
                    Rule.NAME_CONFLICT,
                    "a second " + kind + " `" + ExternNames.abbreviate(name) + "`",
                    "names that differ in more than case and annotation");
        }
        checkAnnotation(AnnotatedName.of(name), type);
        types.put(name, type);
        refs.put(name, ref);
        if (labels
                && type instanceof ExternType.Type defined
                && defined.type() instanceof DefinedType.Resource resource) {
            labelled.put(name, resource.type());
        }
    }

    /** Adds a resource type that comes into being under a path which starts with one of the names. */
    void introduce(ResourcePath resource) {
        resources.add(resource);
    }

    Map<String, ExternType> types() {
        return Collections.unmodifiableMap(types);
    }

    /** The types by name, as the indices of the imports or exports refer to them. */
    Map<String, TypeRef> refs() {
        return Collections.unmodifiableMap(refs);
    }

    List<ResourcePath> resources() {
        return Collections.unmodifiableList(resources);
    }

    private void checkAnnotation(AnnotatedName name, ExternType type) {
        if (name.kind() == AnnotatedName.Kind.NONE) {
            return;
        }
        if (!(type instanceof ExternType.Function function)) {
            throw wrong(name, "an annotation on " + SortReader.a(type.sort()), "one on a func");
        }
        @Nullable ResourceType resource = labelled.get(name.resource());
        if (resource == null) {
            throw wrong(name, "no resource of that name before it", "one that the annotation refers to");
        }
        if (name.kind() == AnnotatedName.Kind.CONSTRUCTOR && !makes(function.type(), resource)) {
            throw wrong(name, "a constructor of another result", "`own` of its resource, or a `result` of that");
        }
        if (name.kind() == AnnotatedName.Kind.METHOD && !takesSelf(function.type(), resource)) {
            throw wrong(name, "a method of other parameters", "a first one `self` that borrows its resource");
        }
    }

    private static boolean makes(FunctionType type, ResourceType resource) {
        Optional<ValueType> made = type.result()
                .flatMap(result -> result instanceof ResultType fallible ? fallible.ok() : Optional.of(result));
        return made.isPresent() && made.get() instanceof OwnType own && own.resource() == resource;
    }

    private static boolean takesSelf(FunctionType type, ResourceType resource) {
        return !type.parameters().isEmpty()
                && type.parameters().get(0).name().equals("self")
                && type.parameters().get(0).type() instanceof BorrowType borrow
                && borrow.resource() == resource;
    }

    private MalformedComponentException wrong(AnnotatedName name, String found, String wanted) {
        return context.error(
                Rule.ANNOTATION, kind + " `" + ExternNames.abbreviate(name.name()) + "`: " + found, wanted);
    }
}
