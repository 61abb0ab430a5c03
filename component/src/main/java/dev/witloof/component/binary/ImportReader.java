package dev.witloof.component.binary;

import dev.witloof.component.definition.ExportDefinition;
import dev.witloof.component.definition.ExternType;
import dev.witloof.component.definition.ImportDefinition;
import dev.witloof.component.definition.ResourcePath;
import dev.witloof.component.definition.SortIndex;
import java.util.List;

/** Reads the imports and exports of a component (Binary.md, "Import and Export Definitions"). */
final class ImportReader {
    private final ReadContext context;
    private final Scope scope;
    private final ResourceUses importable;
    private final ExportedResources exported;

    ImportReader(Scope scope) {
        this.context = scope.context();
        this.scope = scope;
        this.importable = new ResourceUses(context, "only resource types that are imported before");
        this.exported = new ExportedResources(scope);
    }

    /** Reads an import and appends it to the scope. */
    ImportDefinition readImport(BinaryInput in) {
        int start = in.offset();
        context.at(start);
        NameReader name = NameReader.read(in);
        ExternTypeReader.Declared declared = new ExternTypeReader(scope).read(in, name.name());
        ExternType type = declared.type();
        name.checkSort(context, type.sort());
        List<ResourcePath> introduced = declared.introducedBy(name.name());
        importable.show(introduced);
        importable.check(type);
        exported.show(introduced);
        scope.imports().add(name.name(), type);
        introduced.forEach(scope.imports()::introduce);
        scope.add(type);
        return new ImportDefinition(start, name.name(), name.attributes(), type, declared.introduced());
    }

    /** Reads an export and appends what it exports to the scope once more. */
    ExportDefinition readExport(BinaryInput in) {
        int start = in.offset();
        context.at(start);
        NameReader name = NameReader.read(in);
        SortIndex item = SortReader.item(in, scope);
        ExternType actual = scope.get(item);
        ExternType type = in.flag("0x00 for no type or 0x01 for one") ? ascribed(in, name.name(), actual) : actual;
        name.checkSort(context, type.sort());
        exported.add(name.name(), type);
        scope.exports().add(name.name(), type);
        scope.add(type);
        return new ExportDefinition(start, name.name(), name.attributes(), item, type);
    }

    /**
     * The type that an export states, which may say less than what is known. The resource types that it leaves open are those
     * of what is exported: they stay the same at run time.
     */
    private ExternType ascribed(BinaryInput in, String name, ExternType actual) {
        ExternTypeReader.Declared declared = new ExternTypeReader(scope).read(in, name);
        Substitution substitution = new Substitution(context).open(declared.introduced());
        new Subtyping(context).check(new Subtyping.Place(null, "export", name), declared.type(), actual, substitution);
        return substitution.apply(declared.type());
    }
}
