package dev.witloof.runtime.link;

import dev.witloof.component.definition.ExternType;
import dev.witloof.component.definition.ImportDefinition;
import java.util.LinkedHashMap;
import java.util.Map;

/** Makes entities of what a component imports: functions, types, and instances of both. */
final class ImportedEntities {
    private final ImportDefinition definition;

    private ImportedEntities(ImportDefinition definition) {
        this.definition = definition;
    }

    static Entity of(ImportDefinition definition) {
        return new ImportedEntities(definition).entity("", definition.name(), definition.type());
    }

    private Entity entity(String interfaceName, String name, ExternType type) {
        if (type instanceof ExternType.Function function) {
            return new Entity.Function(new FunctionSource.Imported(interfaceName, name, function.type()));
        }
        if (type instanceof ExternType.Type named) {
            return new Entity.Type(named.type());
        }
        if (!(type instanceof ExternType.Instance instance)) {
            throw Unsupported.definition(definition.offset(), "imports the " + type.sort() + " `" + name + "`");
        }
        Map<String, Entity> exports = new LinkedHashMap<>();
        instance.type().exports().forEach((inner, extern) -> {
            if (extern instanceof ExternType.Instance) {
                throw Unsupported.definition(
                        definition.offset(), "imports `" + name + "`, which holds an instance `" + inner + "`");
            }
            exports.put(inner, entity(definition.name(), inner, extern));
        });
        return new Entity.Instance(exports);
    }
}
