package dev.witloof.runtime.link;

import dev.witloof.component.definition.AliasDefinition;
import dev.witloof.component.definition.CanonDefinition;
import dev.witloof.component.definition.ComponentDefinition;
import dev.witloof.component.definition.CoreInstanceDefinition;
import dev.witloof.component.definition.CoreModuleDefinition;
import dev.witloof.component.definition.CoreTypeDefinition;
import dev.witloof.component.definition.DefinedType;
import dev.witloof.component.definition.Definition;
import dev.witloof.component.definition.DefinitionVisitor;
import dev.witloof.component.definition.ExportDefinition;
import dev.witloof.component.definition.ExternType;
import dev.witloof.component.definition.ImportDefinition;
import dev.witloof.component.definition.InstanceDefinition;
import dev.witloof.component.definition.ResourcePath;
import dev.witloof.component.definition.Sort;
import dev.witloof.component.definition.SortIndex;
import dev.witloof.component.definition.StartDefinition;
import dev.witloof.component.definition.TypeDefinition;
import dev.witloof.component.definition.ValueDefinition;
import dev.witloof.component.type.ResourceType;
import dev.witloof.runtime.LinkException;
import dev.witloof.runtime.core.ExternKind;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Evaluates the definitions of a component, in order, into a {@link Blueprint}: every alias is followed to what it stands
 * for, and so is every import of a component that it instantiates. Of those only the ones that have code of their own, or
 * resource types, are left as instances.
 * The visitor's methods return the scope, which is all they change.
 */
final class Evaluator implements DefinitionVisitor<Scope> {
    private final BlueprintBuilder blueprint;
    private final Scope scope;
    private final CanonEvaluator canons;
    private final Member member;
    private final int depth;
    /** What a nested component is given for its imports; null for the component itself. */
    private final @Nullable Map<String, Entity> arguments;

    private Evaluator(
            BlueprintBuilder blueprint,
            Scope scope,
            Member member,
            int depth,
            @Nullable Map<String, Entity> arguments) {
        this.blueprint = blueprint;
        this.scope = scope;
        this.canons = new CanonEvaluator(blueprint, scope, member);
        this.member = member;
        this.depth = depth;
        this.arguments = arguments;
    }

    /**
     * Evaluates a component.
     *
     * @throws LinkException if it does what is not supported
     */
    static Blueprint evaluate(ComponentDefinition component, Modules modules) {
        List<Definition> definitions = component.definitions();
        int length = definitions.isEmpty()
                ? 0
                : definitions.get(definitions.size() - 1).offset() - component.offset();
        BlueprintBuilder blueprint = new BlueprintBuilder(length, modules);
        Scope scope = new Scope(component, null);
        new Evaluator(blueprint, scope, new Member(blueprint, null), 0, null).run();
        return blueprint.build(scope.exports);
    }

    private void run() {
        for (Definition definition : scope.definition.definitions()) {
            blueprint.count(definition.offset(), 1);
            definition.accept(this);
        }
    }

    @Override
    public Scope visitCoreModule(CoreModuleDefinition definition) {
        scope.modules.add(definition);
        return scope;
    }

    @Override
    public Scope visitCoreInstantiate(CoreInstanceDefinition.Instantiate definition) {
        Map<String, CoreScope> given = new LinkedHashMap<>();
        for (CoreInstanceDefinition.Argument argument : definition.arguments()) {
            given.put(argument.name(), scope.coreInstances.get(argument.instance()));
        }
        scope.coreInstances.add(blueprint.instantiate(member.index(), scope.modules.get(definition.module()), given));
        return scope;
    }

    @Override
    public Scope visitCoreFromExports(CoreInstanceDefinition.FromExports definition) {
        blueprint.count(definition.offset(), definition.exports().size());
        Map<String, CoreRef> items = new LinkedHashMap<>();
        for (CoreInstanceDefinition.Export export : definition.exports()) {
            SortIndex item = export.item();
            items.put(export.name(), scope.core(item.sort(), item.index()));
        }
        scope.coreInstances.add(new CoreScope.Bundle(items));
        return scope;
    }

    @Override
    public Scope visitCoreType(CoreTypeDefinition definition) {
        return scope;
    }

    @Override
    public Scope visitComponent(ComponentDefinition definition) {
        scope.components.add(new Entity.Component(definition, scope));
        return scope;
    }

    @Override
    public Scope visitInstantiate(InstanceDefinition.Instantiate definition) {
        if (depth == BlueprintBuilder.MAX_DEPTH) {
            throw Unsupported.definition(definition.offset(), "instantiates components more than " + depth + " deep");
        }
        blueprint.count(
                definition.offset(),
                definition.arguments().size() + definition.introduced().size());
        Map<String, Entity> given = new LinkedHashMap<>();
        for (InstanceDefinition.Argument argument : definition.arguments()) {
            given.put(argument.name(), scope.get(argument.item()));
        }
        Entity.Component component = scope.components.get(definition.component());
        Scope inner = new Scope(component.definition(), component.outer());
        new Evaluator(blueprint, inner, new Member(blueprint, member), depth + 1, given).run();
        Entity.Instance instance = new Entity.Instance(inner.exports);
        bind(definition.introduced(), instance);
        scope.instances.add(instance);
        return scope;
    }

    /** Learns what resource types that came in with an entity stand for. */
    private void bind(List<ResourcePath> introduced, Entity from) {
        for (ResourcePath path : introduced) {
            Entity at = from;
            for (String name : path.path()) {
                at = at instanceof Entity.Instance instance ? instance.exports().get(name) : null;
            }
            if (!(at instanceof Entity.Type type) || !(type.type() instanceof DefinedType.Resource resource)) {
                throw new LinkException(
                        "the resource " + path.resource() + " is not where the component says: " + path.path());
            }
            scope.bind(path.resource(), resource.type());
            if (arguments == null) {
                blueprint.aliasResource(path.resource(), resource.type());
            }
        }
    }

    @Override
    public Scope visitFromExports(InstanceDefinition.FromExports definition) {
        blueprint.count(definition.offset(), definition.exports().size());
        Map<String, Entity> exports = new LinkedHashMap<>();
        for (InstanceDefinition.Export export : definition.exports()) {
            exports.put(export.name(), scope.get(export.item()));
        }
        scope.instances.add(new Entity.Instance(exports));
        return scope;
    }

    @Override
    public Scope visitInstanceExport(AliasDefinition.InstanceExport definition) {
        Entity entity = scope.instances.get(definition.instance()).exports().get(definition.name());
        if (entity == null) {
            throw new LinkException("an instance of the component has no export `" + definition.name() + "`");
        }
        scope.add(entity);
        return scope;
    }

    @Override
    public Scope visitCoreInstanceExport(AliasDefinition.CoreInstanceExport definition) {
        CoreScope instance = scope.coreInstances.get(definition.instance());
        scope.addCore(definition.sort(), blueprint.export(instance, kind(definition.sort()), definition.name()));
        return scope;
    }

    private static ExternKind kind(Sort sort) {
        return switch (sort) {
            case CORE_FUNCTION -> ExternKind.FUNCTION;
            case CORE_TABLE -> ExternKind.TABLE;
            case CORE_MEMORY -> ExternKind.MEMORY;
            case CORE_GLOBAL -> ExternKind.GLOBAL;
            case CORE_TAG -> ExternKind.TAG;
            case CORE_TYPE, CORE_MODULE, CORE_INSTANCE, FUNCTION, VALUE, TYPE, COMPONENT, INSTANCE ->
                throw new LinkException("a core instance of the component is asked for a " + sort);
        };
    }

    @Override
    public Scope visitOuter(AliasDefinition.Outer definition) {
        Scope outer = scope.outward(definition.count());
        // Types are static, and core types nobody asks for here.
        if (definition.sort() == Sort.COMPONENT || definition.sort() == Sort.CORE_MODULE) {
            scope.add(outer.get(new SortIndex(definition.sort(), definition.index())));
        }
        return scope;
    }

    @Override
    public Scope visitType(TypeDefinition definition) {
        if (definition.type() instanceof DefinedType.Resource resource) {
            int index = blueprint.defineResource(member.index(), defined(resource.type()));
            definition
                    .destructor()
                    .ifPresent(destructor ->
                            blueprint.add(new Step.Destructor(index, scope.core(Sort.CORE_FUNCTION, destructor))));
        }
        return scope;
    }

    /** Each instance of a nested component has a resource type of its own. */
    private ResourceType defined(ResourceType type) {
        if (arguments == null) {
            return type;
        }
        ResourceType own = new ResourceType(type.interfaceId(), type.name());
        scope.bind(type, own);
        return own;
    }

    @Override
    public Scope visitLift(CanonDefinition.Lift definition) {
        scope.functions.add(canons.lift(definition));
        return scope;
    }

    @Override
    public Scope visitLower(CanonDefinition.Lower definition) {
        return addCanon(canons.lower(definition));
    }

    @Override
    public Scope visitResourceNew(CanonDefinition.ResourceNew definition) {
        return addCanon(new Canon.ResourceNew(member.index(), canons.resource(definition.resource())));
    }

    @Override
    public Scope visitResourceDrop(CanonDefinition.ResourceDrop definition) {
        return addCanon(new Canon.ResourceDrop(member.index(), canons.resource(definition.resource())));
    }

    @Override
    public Scope visitResourceRep(CanonDefinition.ResourceRep definition) {
        return addCanon(new Canon.ResourceRep(member.index(), canons.resource(definition.resource())));
    }

    private Scope addCanon(Canon canon) {
        scope.addCore(Sort.CORE_FUNCTION, blueprint.addCanon(canon));
        return scope;
    }

    @Override
    public Scope visitBuiltin(CanonDefinition.Builtin definition) {
        throw Unsupported.definition(
                definition.offset(), "uses the builtin `" + definition.builtin().text() + "`");
    }

    @Override
    public Scope visitStart(StartDefinition definition) {
        throw Unsupported.definition(definition.offset(), "has a start function of the component");
    }

    @Override
    public Scope visitImport(ImportDefinition definition) {
        blueprint.count(definition.offset(), definition.introduced().size());
        if (arguments == null) {
            if (definition.type() instanceof ExternType.Instance instance) {
                blueprint.count(definition.offset(), instance.type().exports().size());
            }
            blueprint.addImport(definition);
            scope.add(ImportedEntities.of(definition));
            return scope;
        }
        Entity given = arguments.get(definition.name());
        if (given == null) {
            throw new LinkException(
                    "a component within the component is not given its import `" + definition.name() + "`");
        }
        bind(definition.introduced(), given);
        scope.add(given);
        return scope;
    }

    @Override
    public Scope visitExport(ExportDefinition definition) {
        blueprint.count(definition.offset(), definition.introduced().size());
        Entity entity = scope.get(definition.item());
        bind(definition.introduced(), entity);
        scope.exports.put(definition.name(), entity);
        scope.add(entity);
        return scope;
    }

    @Override
    public Scope visitValue(ValueDefinition definition) {
        throw Unsupported.definition(definition.offset(), "defines a value");
    }
}
