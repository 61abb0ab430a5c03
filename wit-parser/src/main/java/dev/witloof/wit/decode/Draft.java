package dev.witloof.wit.decode;

import dev.witloof.wit.diagnostic.SourceFile;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.PackageName;
import dev.witloof.wit.model.TypeDef;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** An interface or world while its types and functions are found. */
final class Draft {
    /** Where everything stands that comes from a component: the text has yet to be written. */
    static final Span NOWHERE = new Span(SourceFile.of("component", ""), 0, 0);

    private final Kind kind;
    private final Optional<String> name;
    private final PackageName packageName;
    private final ItemDocs docs;
    private final Map<String, TypeDef> types = new LinkedHashMap<>();
    private final Map<String, Function> functions = new LinkedHashMap<>();
    private @Nullable Interface model;

    enum Kind {
        INTERFACE,
        WORLD
    }

    /**
     * Starts an interface or world.
     *
     * @param kind which of them
     * @param name its name, or nothing for an interface that a world spells in place
     * @param packageName its package
     * @param docs what is known of it beside its types
     */
    Draft(Kind kind, Optional<String> name, PackageName packageName, ItemDocs docs) {
        this.kind = kind;
        this.name = name;
        this.packageName = packageName;
        this.docs = docs;
    }

    Optional<String> name() {
        return name;
    }

    PackageName packageName() {
        return packageName;
    }

    ItemDocs docs() {
        return docs;
    }

    Map<String, TypeDef> types() {
        return types;
    }

    Map<String, Function> functions() {
        return functions;
    }

    /** Whether others can use its types: only interfaces with a name can be referred to. */
    boolean isReferable() {
        return kind == Kind.INTERFACE && name.isPresent();
    }

    /** The interface, once all of it is found. */
    Interface toInterface() {
        Interface made = model;
        if (made == null) {
            made = new Interface(
                    name, packageName, docs.docs(), types, functions, docs.stability(packageName), NOWHERE);
            model = made;
        }
        return made;
    }

    @Override
    public String toString() {
        String what = kind == Kind.WORLD ? "world" : "interface";
        return name.map(n -> what + " `" + packageName.id(n) + "`").orElse("an interface without a name");
    }
}
