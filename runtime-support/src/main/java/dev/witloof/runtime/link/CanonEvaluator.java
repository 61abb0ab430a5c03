package dev.witloof.runtime.link;

import dev.witloof.component.definition.CanonDefinition;
import dev.witloof.component.definition.CanonicalOptions;
import dev.witloof.component.definition.Sort;
import dev.witloof.component.type.FunctionType;
import dev.witloof.component.type.ResourceType;
import dev.witloof.runtime.abi.StringEncoding;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** Evaluates the canonical definitions of a component. */
final class CanonEvaluator {
    private final BlueprintBuilder blueprint;
    private final Scope scope;
    private final Member member;

    CanonEvaluator(BlueprintBuilder blueprint, Scope scope, Member member) {
        this.blueprint = blueprint;
        this.scope = scope;
        this.member = member;
    }

    FunctionSource lift(CanonDefinition.Lift definition) {
        CoreRef function = scope.core(Sort.CORE_FUNCTION, definition.function());
        return new FunctionSource.Lifted(
                member.index(),
                function,
                options(definition.offset(), definition.options()),
                type(definition.offset(), definition.type()));
    }

    Canon lower(CanonDefinition.Lower definition) {
        return new Canon.Lower(
                member.index(),
                scope.functions.get(definition.function()),
                options(definition.offset(), definition.options()),
                type(definition.offset(), definition.type()));
    }

    private FunctionType type(int offset, FunctionType type) {
        return scope.actual(type, many -> blueprint.count(offset, many));
    }

    int resource(ResourceType type) {
        return blueprint.resource(scope.actual(type));
    }

    private FunctionSource.Options options(int offset, CanonicalOptions options) {
        if (options.async() || options.callback().isPresent()) {
            throw Unsupported.definition(offset, "lifts or lowers a function with the option `async`");
        }
        return new FunctionSource.Options(
                switch (options.stringEncoding()) {
                    case UTF8 -> StringEncoding.UTF8;
                    case UTF16 -> StringEncoding.UTF16;
                    case LATIN1_UTF16 -> StringEncoding.LATIN1_UTF16;
                },
                core(Sort.CORE_MEMORY, options.memory()),
                core(Sort.CORE_FUNCTION, options.realloc()),
                core(Sort.CORE_FUNCTION, options.postReturn()));
    }

    private @Nullable CoreRef core(Sort sort, OptionalInt index) {
        return index.isPresent() ? scope.core(sort, index.getAsInt()) : null;
    }
}
