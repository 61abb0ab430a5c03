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
    private final VisibleTypes importedTypes;
    private final VisibleTypes visibleTypes;
    private final ExportedResources exported;

    ImportReader(Scope scope) {
        this.context = scope.context();
        this.scope = scope;
        this.importable = new ResourceUses(context, Rule.TYPE_NAME, "only resource types that are imported before");
        this.importedTypes = new VisibleTypes(context, "imported");
        this.visibleTypes = new VisibleTypes(context, "imported or exported");
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
        importedTypes.add(name.name(), type, declared.ref());
        visibleTypes.add(name.name(), type, declared.ref());
        List<ResourcePath> introduced = declared.introducedBy(name.name());
        importable.show(introduced);
        importable.check(type);
        exported.show(introduced);
        scope.imports().add(name.name(), type, declared.ref());
        introduced.forEach(scope.imports()::introduce);
        scope.add(type, declared.ref());
        return new ImportDefinition(start, name.name(), name.attributes(), type, declared.introduced());
    }

    /** Reads an export and appends what it exports to the scope once more. */
    ExportDefinition readExport(BinaryInput in) {
        int start = in.offset();
        context.at(start);
        NameReader name = NameReader.read(in);
        SortIndex item = SortReader.item(in, scope);
        ExternType actual = scope.get(item);
        ExternTypeReader.Declared declared = in.flag(Rule.BOOLEAN, "0x00 for no type or 0x01 for one")
                ? ascribed(in, name.name(), actual)
                : new ExternTypeReader.Declared(
                        actual, scope.ref(item.sort(), item.index()).named(), List.of());
        ExternType type = declared.type();
        name.checkSort(context, type.sort());
        visibleTypes.add(name.name(), type, declared.ref());
        exported.add(name.name(), type);
        scope.exports().add(name.name(), type, declared.ref());
        scope.add(type, declared.ref());
        return new ExportDefinition(start, name.name(), name.attributes(), item, type, declared.introduced());
    }

    /**
     * The type that an export states, which may say less than what is known: resource types that it leaves open are new ones
     * for whoever sees the export, although they are the same at run time.
     */
    private ExternTypeReader.Declared ascribed(BinaryInput in, String name, ExternType actual) {
        ExternTypeReader.Declared declared = new ExternTypeReader(scope).read(in, name);
        Substitution substitution = new Substitution(context).open(declared.introduced());
        new Subtyping(context).check(new Subtyping.Place(null, "export", name), declared.type(), actual, substitution);
        return declared;
    }
}
