package dev.witloof.wit.resolve;

import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.World;
import dev.witloof.wit.model.WorldItem;
import dev.witloof.wit.model.WorldKey;
import dev.witloof.wit.syntax.Extern;
import dev.witloof.wit.syntax.Extern.Direction;
import dev.witloof.wit.syntax.Id;
import dev.witloof.wit.syntax.Include;
import dev.witloof.wit.syntax.TopLevelItem;
import dev.witloof.wit.syntax.TypeDecl;
import dev.witloof.wit.syntax.UsePath;
import dev.witloof.wit.syntax.UseStatement;
import dev.witloof.wit.syntax.WorldMember;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Resolves one world: its types, its imports and exports, what it includes, and then what all of these bring along. */
final class WorldResolver {

    private final PackageContext context;
    private final Paths paths;
    private final TopLevelItem.WorldDecl decl;
    private final Gate gate;
    private final Scope scope;
    private final TypeResolver types;
    private final Functions functions;
    private final WorldDraft draft;

    WorldResolver(PackageContext context, Paths paths, TopLevelItem.WorldDecl decl) {
        this.context = context;
        this.paths = paths;
        this.decl = decl;
        this.gate = context.gates().read(decl.annotations(), decl.name());
        this.scope = new Scope(context.problems());
        this.types = new TypeResolver(scope, context.table(), context.problems());
        this.functions = new Functions(scope, types, context.table(), context.gates(), context.problems());
        this.draft = new WorldDraft(context.problems());
    }

    Item.WorldItem resolve() {
        defineTypes();
        for (WorldMember member : decl.members()) {
            if (member instanceof Extern extern) {
                add(extern);
            } else if (member instanceof TypeDecl type && type.body() instanceof TypeDecl.ResourceBody body) {
                for (Function function : functions.ofResource(type, body, gate)) {
                    WorldKey key = new WorldKey.Name(function.name());
                    Id name = new Id(function.name(), function.span());
                    draft.add(Direction.IMPORT, key, new WorldItem.FunctionItem(function), name, true);
                }
            }
        }
        WorldIncludes includes = new WorldIncludes(context, decl.name(), draft);
        for (WorldMember member : decl.members()) {
            if (member instanceof Include include) {
                include(include, includes);
            }
        }
        if (!gate.enabled()) {
            InterfaceResolver.checkHidden(scope, decl.name(), context.problems());
            return new Item.WorldItem(Optional.empty(), gate, decl.name().span());
        }
        includes.checkCase();
        return new Item.WorldItem(world(), gate, decl.name().span());
    }

    private Optional<World> world() {
        WorldElaboration elaboration = new WorldElaboration(context, decl.name(), draft);
        if (!elaboration.run()) {
            return Optional.empty();
        }
        return Optional.of(new World(
                decl.name().text(),
                context.name(),
                decl.annotations().docs(),
                elaboration.imports(),
                elaboration.exports(),
                gate.stability(),
                decl.name().span()));
    }

    private void defineTypes() {
        Members members = new Members(scope, paths, context.table(), types, context.gates(), context.problems());
        List<TypeDecl> decls = new ArrayList<>();
        for (WorldMember member : decl.members()) {
            if (member instanceof UseStatement use) {
                members.use(use);
            } else if (member instanceof TypeDecl type) {
                decls.add(type);
            }
        }
        members.define(decls, List.of());
        scope.members().forEach((name, member) -> {
            WorldKey key = new WorldKey.Name(name);
            Id id = new Id(name, member.span());
            if (member instanceof Member.TypeMember type) {
                WorldItem item = new WorldItem.TypeItem(type.type());
                draft.add(Direction.IMPORT, key, item, id, type.gate().enabled());
            } else {
                draft.reserve(Direction.IMPORT, key, id);
            }
        });
    }

    private void add(Extern extern) {
        Id name = extern.body().name();
        Gate own = context.gates().read(extern.annotations(), name, gate);
        if (extern.body() instanceof Extern.FunctionBody body) {
            Function function = functions.freestanding(extern.annotations(), own, name, body.signature());
            WorldKey key = new WorldKey.Name(name.text());
            draft.add(extern.direction(), key, new WorldItem.FunctionItem(function), name, own.enabled());
        } else if (extern.body() instanceof Extern.InlineBody body) {
            // The documentation is the interface's here, and so is the gate.
            Item.InterfaceItem item =
                    new InterfaceResolver(context, paths).inline(name, extern.annotations(), body.members(), own);
            addInterface(extern, own, new WorldKey.Name(name.text()), item.model(), Optional.empty());
        } else if (extern.body() instanceof Extern.LabelledBody body) {
            Optional<Interface> target = target(body.path(), new Referrer(own, name));
            WorldKey key = new WorldKey.Name(name.text());
            addInterface(extern, own, key, target, extern.annotations().docs());
        } else if (extern.body() instanceof Extern.PathBody body) {
            Optional<Interface> target = target(body.path(), new Referrer(own, name));
            target.ifPresent(iface -> addInterface(
                    extern,
                    own,
                    new WorldKey.InterfaceKey(iface),
                    target,
                    extern.annotations().docs()));
        }
    }

    private Optional<Interface> target(UsePath path, Referrer from) {
        return paths.interfaceAt(path, from).flatMap(Item.InterfaceItem::model);
    }

    private void addInterface(
            Extern extern, Gate own, WorldKey key, Optional<Interface> target, Optional<String> docs) {
        Id name = extern.body().name();
        if (target.isEmpty()) {
            draft.reserve(extern.direction(), key, name);
            return;
        }
        WorldItem item =
                new WorldItem.InterfaceItem(target.get(), docs, own.stability(), own.externalId(), name.span());
        draft.add(extern.direction(), key, item, name, own.enabled());
    }

    private void include(Include include, WorldIncludes includes) {
        Gate own = context.gates().read(include.annotations(), include.path().name(), gate);
        Optional<World> world = paths.worldAt(include.path(), own).flatMap(Item.WorldItem::model);
        if (own.enabled() && world.isPresent()) {
            includes.add(include, world.get());
        }
    }
}
