package dev.witloof.wit.print;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.witloof.component.type.Version;
import dev.witloof.wit.model.Function;
import dev.witloof.wit.model.FunctionKind;
import dev.witloof.wit.model.Interface;
import dev.witloof.wit.model.Param;
import dev.witloof.wit.model.Resolve;
import dev.witloof.wit.model.Stability;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeOwner;
import dev.witloof.wit.model.WitPackage;
import dev.witloof.wit.model.World;
import dev.witloof.wit.model.WorldItem;
import dev.witloof.wit.model.WorldKey;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;

/**
 * Prints the model as JSON, in the schema of {@code wasm-tools component wit --json}.
 *
 * <p>One object holds the arrays {@code worlds}, {@code interfaces}, {@code types} and {@code packages}; things refer to each
 * other by their position there. Types stand after those they are made of, packages after those they depend on; otherwise
 * the order in the arrays means nothing. Documentation, gates and external ids are left out where there are none. The same
 * model gives the same text. Stateless and thread-safe.
 */
public final class WitJson {

    private final Arenas arenas;
    private final JsonGenerator json;
    private final KindJson kinds;

    private WitJson(Arenas arenas, JsonGenerator json) {
        this.arenas = arenas;
        this.json = json;
        this.kinds = new KindJson(arenas, json);
    }

    /**
     * Prints all packages of a model.
     *
     * @param resolve the model
     * @return one JSON object, indented, ended by a line break
     * @throws IllegalArgumentException if the model refers to an interface, world or package that is not in it
     */
    public static String print(Resolve resolve) {
        StringWriter text = new StringWriter();
        try (JsonGenerator json =
                new JsonFactory().createGenerator(text).setPrettyPrinter(new DefaultPrettyPrinter())) {
            new WitJson(new Arenas(resolve), json).write();
        } catch (IOException e) {
            throw new UncheckedIOException("nothing fails that is written to memory", e);
        }
        return text.append('\n').toString();
    }

    private void write() throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart("worlds");
        for (World each : arenas.worlds()) {
            world(each);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("interfaces");
        for (Interface each : arenas.interfaces()) {
            iface(each);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("types");
        for (TypeDef each : arenas.types()) {
            type(each);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("packages");
        for (WitPackage each : arenas.packages()) {
            pkg(each);
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void world(World world) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", world.name());
        items("imports", world.imports());
        items("exports", world.exports());
        json.writeNumberField("package", arenas.of(world.packageName()));
        kinds.docs(world.docs());
        stability(world.stability());
        json.writeEndObject();
    }

    private void items(String field, Map<WorldKey, WorldItem> items) throws IOException {
        json.writeObjectFieldStart(field);
        for (Map.Entry<WorldKey, WorldItem> entry : items.entrySet()) {
            json.writeFieldName(
                    entry.getKey() instanceof WorldKey.InterfaceKey key
                            ? "interface-" + arenas.of(key.id())
                            : entry.getKey().componentName());
            json.writeStartObject();
            if (entry.getValue() instanceof WorldItem.FunctionItem function) {
                json.writeFieldName("function");
                function(function.function());
            } else if (entry.getValue() instanceof WorldItem.TypeItem type) {
                json.writeNumberField("type", arenas.of(type.type()));
            } else if (entry.getValue() instanceof WorldItem.InterfaceItem iface) {
                json.writeObjectFieldStart("interface");
                json.writeNumberField("id", arenas.of(iface.type()));
                stability(iface.stability());
                externalId(iface.externalId());
                kinds.docs(iface.docs());
                json.writeEndObject();
            }
            json.writeEndObject();
        }
        json.writeEndObject();
    }

    private void iface(Interface iface) throws IOException {
        json.writeStartObject();
        name(iface.name());
        json.writeObjectFieldStart("types");
        for (Map.Entry<String, TypeDef> type : iface.types().entrySet()) {
            json.writeNumberField(type.getKey(), arenas.of(type.getValue()));
        }
        json.writeEndObject();
        json.writeObjectFieldStart("functions");
        for (Map.Entry<String, Function> function : iface.functions().entrySet()) {
            json.writeFieldName(function.getKey());
            function(function.getValue());
        }
        json.writeEndObject();
        kinds.docs(iface.docs());
        stability(iface.stability());
        json.writeNumberField("package", arenas.of(iface.packageName()));
        json.writeEndObject();
    }

    private void type(TypeDef def) throws IOException {
        json.writeStartObject();
        name(def.name());
        json.writeFieldName("kind");
        def.kind().accept(kinds);
        json.writeFieldName("owner");
        if (def.owner().isEmpty()) {
            json.writeNull();
        } else {
            TypeOwner owner = def.owner().get();
            json.writeStartObject();
            json.writeNumberField(owner instanceof World ? "world" : "interface", arenas.of(owner));
            json.writeEndObject();
        }
        kinds.docs(def.docs());
        stability(def.stability());
        externalId(def.externalId());
        json.writeEndObject();
    }

    private void function(Function function) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", function.name());
        json.writeFieldName("kind");
        kind(function);
        json.writeArrayFieldStart("params");
        for (Param param : function.params()) {
            json.writeStartObject();
            json.writeStringField("name", param.name());
            json.writeFieldName("type");
            kinds.reference(param.type());
            json.writeEndObject();
        }
        json.writeEndArray();
        if (function.result().isPresent()) {
            json.writeFieldName("result");
            kinds.reference(function.result().get());
        }
        kinds.docs(function.docs());
        stability(function.stability());
        externalId(function.externalId());
        json.writeEndObject();
    }

    private void kind(Function function) throws IOException {
        FunctionKind kind = function.kind();
        String async = function.async() ? "async-" : "";
        if (kind.resource().isEmpty()) {
            json.writeString(async + "freestanding");
            return;
        }
        String name = kind instanceof FunctionKind.Constructor
                ? "constructor"
                : async + (kind instanceof FunctionKind.Static ? "static" : "method");
        json.writeStartObject();
        json.writeNumberField(name, arenas.of(kind.resource().get()));
        json.writeEndObject();
    }

    private void pkg(WitPackage pkg) throws IOException {
        json.writeStartObject();
        json.writeStringField("name", pkg.name().toString());
        kinds.docs(pkg.docs());
        json.writeObjectFieldStart("interfaces");
        for (Map.Entry<String, Interface> each : pkg.interfaces().entrySet()) {
            json.writeNumberField(each.getKey(), arenas.of(each.getValue()));
        }
        json.writeEndObject();
        json.writeObjectFieldStart("worlds");
        for (Map.Entry<String, World> each : pkg.worlds().entrySet()) {
            json.writeNumberField(each.getKey(), arenas.of(each.getValue()));
        }
        json.writeEndObject();
        json.writeEndObject();
    }

    private void name(Optional<String> name) throws IOException {
        if (name.isPresent()) {
            json.writeStringField("name", name.get());
        } else {
            json.writeNullField("name");
        }
    }

    private void externalId(Optional<String> id) throws IOException {
        if (id.isPresent()) {
            json.writeStringField("external_id", id.get());
        }
    }

    private void stability(Stability stability) throws IOException {
        if (stability instanceof Stability.Stable stable) {
            gate("stable", "since", stable.since().toString(), stable.deprecated());
        } else if (stability instanceof Stability.Unstable unstable) {
            gate("unstable", "feature", unstable.feature(), unstable.deprecated());
        }
    }

    private void gate(String kind, String field, String value, Optional<Version> deprecated) throws IOException {
        json.writeObjectFieldStart("stability");
        json.writeObjectFieldStart(kind);
        json.writeStringField(field, value);
        if (deprecated.isPresent()) {
            json.writeStringField("deprecated", deprecated.get().toString());
        }
        json.writeEndObject();
        json.writeEndObject();
    }
}
