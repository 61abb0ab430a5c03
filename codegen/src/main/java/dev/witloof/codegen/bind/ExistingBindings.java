package dev.witloof.codegen.bind;

import com.squareup.javapoet.ClassName;
import dev.witloof.codegen.BindingsManifest;
import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The interfaces whose Java a dependency ships: they are referred to if they are what the WIT at hand says. */
final class ExistingBindings {
    private record Found(BindingsManifest.Entry entry, String source) {}

    private final List<BindingsManifest> manifests;
    private final JavaPackages packages;
    private final Map<String, Found> shipped = new HashMap<>();
    private final List<Diagnostic> found = new ArrayList<>();

    ExistingBindings(List<BindingsManifest> manifests, JavaPackages packages) {
        this.manifests = manifests;
        this.packages = packages;
    }

    List<Diagnostic> found() {
        return List.copyOf(found);
    }

    /** Returns where a dependency has the Java of an interface, if one has, and the options do not map it elsewhere. */
    Optional<JavaHome> find(Interface each) {
        String id = each.id().orElseThrow();
        Optional<String> mapped = packages.mapped(each.packageName());
        for (BindingsManifest manifest : manifests) {
            Optional<BindingsManifest.Entry> entry = manifest.find(id)
                    .filter(one -> mapped.map(java -> java.equals(type(one).packageName()))
                            .orElse(true));
            if (entry.isPresent()) {
                add(each, new Found(entry.get(), manifest.name()));
            }
        }
        return Optional.ofNullable(shipped.get(id)).map(one -> JavaHome.ofInterface(type(one.entry())));
    }

    private static ClassName type(BindingsManifest.Entry entry) {
        int dot = entry.javaType().lastIndexOf('.');
        return ClassName.get(
                dot < 0 ? "" : entry.javaType().substring(0, dot),
                entry.javaType().substring(dot + 1));
    }

    private void add(Interface each, Found one) {
        String id = each.id().orElseThrow();
        Found other = shipped.putIfAbsent(id, one);
        if (other != null && !other.entry().javaType().equals(one.entry().javaType())) {
            found.add(Diagnostic.error(
                            DiagnosticCode.BINDINGS_MISMATCH,
                            each.span(),
                            "two dependencies ship Java of `" + id + "`: " + other.source() + " as "
                                    + other.entry().javaType() + ", " + one.source() + " as "
                                    + one.entry().javaType())
                    .help("map `" + each.packageName() + "` to the Java package of the one to refer to"));
        }
    }

    /** Checks that what a dependency ships is what the WIT at hand says, down to what it uses itself. */
    void judge(Interface each, BoundInterface bound, List<String> mappings) {
        String id = each.id().orElseThrow();
        Found one = shipped.get(id);
        if (one == null) {
            return;
        }
        if (!one.entry().hash().equals(BindingHash.of(bound, mappings))) {
            found.add(Diagnostic.error(
                            DiagnosticCode.BINDINGS_MISMATCH,
                            each.span(),
                            one.source() + " ships Java of `" + id + "` ("
                                    + one.entry().javaType()
                                    + ") that was generated from another text, with other features or mapped types, or by an older Witloof")
                    .help("use the same WIT as " + one.source() + ", or map `" + each.packageName()
                            + "` to a Java package of your own, which makes types of your own too"));
        }
        used(each)
                .filter(other -> !shipped.containsKey(other.id().orElse("")))
                .findFirst()
                .ifPresent(other -> found.add(Diagnostic.error(
                                DiagnosticCode.BINDINGS_MISMATCH,
                                each.span(),
                                one.source() + " ships Java of `" + id + "`, but no dependency ships that of `"
                                        + other.id().orElse("") + "`, which it uses")
                        .help("add the dependency that ships it, or map both packages to Java packages of your own")));
    }

    private static Stream<Interface> used(Interface each) {
        return each.types().values().stream()
                .map(TypeDef::kind)
                .filter(TypeDefKind.Alias.class::isInstance)
                .map(kind -> ((TypeDefKind.Alias) kind).type())
                .filter(TypeDef.class::isInstance)
                .flatMap(type -> ((TypeDef) type).owner().stream())
                .filter(owner -> owner != each && owner instanceof Interface)
                .map(Interface.class::cast);
    }

    /** Says whether a dependency ships an interface, so that it is not generated. */
    boolean ships(BoundInterface bound) {
        return bound.type().id().filter(shipped::containsKey).isPresent();
    }
}
