package dev.witloof.component.binary;

import dev.witloof.component.definition.CoreExternal;
import dev.witloof.component.definition.CoreType;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether what a core module or instance has may stand where another core type is wanted (core WebAssembly,
 * "Matching"). Types that a module refers to by index in a reference type are taken to match: the engine knows them.
 */
final class CoreSubtyping {
    private final ReadContext context;

    CoreSubtyping(ReadContext context) {
        this.context = context;
    }

    /** Checks a module: it may import less than is wanted, and export more. */
    void check(Object what, CoreType.Module wanted, CoreType.Module actual) {
        Map<String, CoreExternal> given = new HashMap<>();
        wanted.imports().forEach(each -> given.put(key(each), each.type()));
        context.spend(wanted.imports().size() + (long) actual.imports().size());
        for (CoreType.Import needed : actual.imports()) {
            @Nullable CoreExternal type = given.get(key(needed));
            String name = "import `" + needed.module() + "` `" + needed.name() + "`";
            if (type == null) {
                throw context.error(
                        Rule.ITEM_MISSING,
                        what + ", which has the core " + ExternNames.abbreviate(name),
                        "a module without it");
            }
            check(what + ", core " + ExternNames.abbreviate(name), needed.type(), type);
        }
        Map<String, CoreExternal> exports = exports(actual);
        for (CoreType.Export needed : wanted.exports()) {
            @Nullable CoreExternal type = exports.get(needed.name());
            String name = "export `" + ExternNames.abbreviate(needed.name()) + "`";
            if (type == null) {
                throw context.error(Rule.ITEM_MISSING, what + " without the core " + name, "a module that has it");
            }
            check(what + ", core " + name, needed.type(), type);
        }
    }

    /** The exports of a module by their names. */
    Map<String, CoreExternal> exports(CoreType.Module module) {
        context.spend(module.exports().size());
        Map<String, CoreExternal> exports = new HashMap<>();
        module.exports().forEach(each -> exports.put(each.name(), each.type()));
        return exports;
    }

    /** Checks one thing that a module imports or exports. */
    void check(Object what, CoreExternal wanted, CoreExternal actual) {
        context.spend(1);
        if (!matches(wanted, actual)) {
            throw context.error(Rule.CORE_MISMATCH, what + ": " + actual.text(), wanted.text());
        }
    }

    private boolean matches(CoreExternal wanted, CoreExternal actual) {
        if (wanted instanceof CoreExternal.Function one && actual instanceof CoreExternal.Function other) {
            return same(one.type(), other.type());
        } else if (wanted instanceof CoreExternal.Tag one && actual instanceof CoreExternal.Tag other) {
            return same(one.type(), other.type());
        } else if (wanted instanceof CoreExternal.Table one && actual instanceof CoreExternal.Table other) {
            return CoreReferences.same(one.element(), other.element())
                    && other.limits().fit(one.limits());
        } else if (wanted instanceof CoreExternal.Memory one && actual instanceof CoreExternal.Memory other) {
            return one.shared() == other.shared()
                    && one.pageSize() == other.pageSize()
                    && other.limits().fit(one.limits());
        } else if (wanted instanceof CoreExternal.Global one && actual instanceof CoreExternal.Global other) {
            return one.mutable() == other.mutable()
                    && (one.mutable()
                            ? CoreReferences.same(one.type(), other.type())
                            : CoreReferences.fit(one.type(), other.type()));
        }
        return false;
    }

    private boolean same(CoreType.Function one, CoreType.Function other) {
        if (one.parameters().size() != other.parameters().size()
                || one.results().size() != other.results().size()) {
            return false;
        }
        context.spend(one.parameters().size() + (long) one.results().size());
        for (int i = 0; i < one.parameters().size(); i++) {
            if (!CoreReferences.same(one.parameters().get(i), other.parameters().get(i))) {
                return false;
            }
        }
        for (int i = 0; i < one.results().size(); i++) {
            if (!CoreReferences.same(one.results().get(i), other.results().get(i))) {
                return false;
            }
        }
        return true;
    }

    private static String key(CoreType.Import named) {
        return named.module().length() + ":" + named.module() + named.name();
    }
}
