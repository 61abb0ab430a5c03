package dev.witloof.wit.parse;

import dev.witloof.component.type.Version;
import dev.witloof.wit.diagnostic.SourceFile;
import dev.witloof.wit.grammar.WitParser;
import dev.witloof.wit.syntax.Id;
import dev.witloof.wit.syntax.PackageRef;
import dev.witloof.wit.syntax.UsePath;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads package names and paths. */
final class Paths {

    private final Names names;
    private final Versions versions;

    Paths(SourceFile source) {
        this.names = new Names(source);
        this.versions = new Versions(source);
    }

    PackageRef packageName(WitParser.PackageNameContext context) {
        return packageRef(names.id(context.id(0)), names.id(context.id(1)), context.version());
    }

    UsePath path(WitParser.UsePathContext context) {
        Id first = names.id(context.id(0));
        return context.COLON() == null
                ? new UsePath(Optional.empty(), first)
                : qualified(first, names.id(context.id(1)), names.id(context.id(2)), context.version());
    }

    UsePath qualified(Id namespace, Id name, Id item, WitParser.@Nullable VersionContext version) {
        return new UsePath(Optional.of(packageRef(namespace, name, version)), item);
    }

    private PackageRef packageRef(Id namespace, Id name, WitParser.@Nullable VersionContext version) {
        Optional<Version> read = Optional.ofNullable(version).map(versions::version);
        return new PackageRef(namespace, name, read, namespace.span().to(name.span()));
    }
}
