package dev.witloof.wit.print;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.witloof.wit.model.Type;
import dev.witloof.wit.model.TypeDef;
import dev.witloof.wit.model.TypeDefKind;
import dev.witloof.wit.model.TypeDefKindVisitor;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;

/** Writes what a type is. */
final class KindJson implements TypeDefKindVisitor<Void> {

    /** Something to write. */
    private interface Content {
        void write() throws IOException;
    }

    private final Arenas arenas;
    private final JsonGenerator json;

    KindJson(Arenas arenas, JsonGenerator json) {
        this.arenas = arenas;
        this.json = json;
    }

    /** Writes a type where it is used: its name if it has no parts, and its number otherwise. */
    void reference(Type type) throws IOException {
        if (type instanceof TypeDef def) {
            json.writeNumber(arenas.of(def));
        } else {
            json.writeString(type.toString());
        }
    }

    private void optional(Optional<Type> type) throws IOException {
        if (type.isPresent()) {
            reference(type.get());
        } else {
            json.writeNull();
        }
    }

    /** Writes the documentation of something, where it has any. */
    void docs(Optional<String> docs) throws IOException {
        if (docs.isPresent()) {
            json.writeObjectFieldStart("docs");
            json.writeStringField("contents", docs.get());
            json.writeEndObject();
        }
    }

    @SuppressWarnings("NullAway") // Void has no value but null.
    private static Void done() {
        return null;
    }

    private Void object(String name, Content content) {
        try {
            json.writeStartObject();
            json.writeFieldName(name);
            content.write();
            json.writeEndObject();
            return done();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A list of parts, each with its name, its type where it can have one, and its documentation. */
    private <T> void parts(String name, List<T> parts, Part<T> part) throws IOException {
        json.writeStartObject();
        json.writeArrayFieldStart(name);
        for (T each : parts) {
            json.writeStartObject();
            part.write(each);
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    /** Writes the fields of a part. */
    private interface Part<T> {
        void write(T part) throws IOException;
    }

    private void label(TypeDefKind.Label label) throws IOException {
        json.writeStringField("name", label.name());
        docs(label.docs());
    }

    @Override
    public Void record(TypeDefKind.Record kind) {
        return object(
                "record",
                () -> parts("fields", kind.fields(), field -> {
                    json.writeStringField("name", field.name());
                    json.writeFieldName("type");
                    reference(field.type());
                    docs(field.docs());
                }));
    }

    @Override
    public Void variant(TypeDefKind.Variant kind) {
        return object(
                "variant",
                () -> parts("cases", kind.cases(), each -> {
                    json.writeStringField("name", each.name());
                    json.writeFieldName("type");
                    optional(each.type());
                    docs(each.docs());
                }));
    }

    @Override
    public Void enumeration(TypeDefKind.Enum kind) {
        return object("enum", () -> parts("cases", kind.cases(), this::label));
    }

    @Override
    public Void flags(TypeDefKind.Flags kind) {
        return object("flags", () -> parts("flags", kind.flags(), this::label));
    }

    @Override
    public Void resource(TypeDefKind.Resource kind) {
        try {
            json.writeString("resource");
            return done();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public Void own(TypeDefKind.Own kind) {
        return object("handle", () -> object("own", () -> reference(kind.resource())));
    }

    @Override
    public Void borrow(TypeDefKind.Borrow kind) {
        return object("handle", () -> object("borrow", () -> reference(kind.resource())));
    }

    @Override
    public Void tuple(TypeDefKind.Tuple kind) {
        return object("tuple", () -> {
            json.writeStartObject();
            json.writeArrayFieldStart("types");
            for (Type type : kind.types()) {
                reference(type);
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    @Override
    public Void option(TypeDefKind.Option kind) {
        return object("option", () -> reference(kind.type()));
    }

    @Override
    public Void result(TypeDefKind.Result kind) {
        return object("result", () -> {
            json.writeStartObject();
            json.writeFieldName("ok");
            optional(kind.ok());
            json.writeFieldName("err");
            optional(kind.err());
            json.writeEndObject();
        });
    }

    @Override
    public Void list(TypeDefKind.List kind) {
        return object("list", () -> reference(kind.type()));
    }

    @Override
    public Void fixedLengthList(TypeDefKind.FixedLengthList kind) {
        return object("fixed-length-list", () -> {
            json.writeStartArray();
            reference(kind.type());
            json.writeNumber(kind.length());
            json.writeEndArray();
        });
    }

    @Override
    public Void map(TypeDefKind.Map kind) {
        return object("map", () -> {
            json.writeStartArray();
            reference(kind.key());
            reference(kind.value());
            json.writeEndArray();
        });
    }

    @Override
    public Void future(TypeDefKind.Future kind) {
        return object("future", () -> optional(kind.type()));
    }

    @Override
    public Void stream(TypeDefKind.Stream kind) {
        return object("stream", () -> optional(kind.type()));
    }

    @Override
    public Void alias(TypeDefKind.Alias kind) {
        return object("type", () -> reference(kind.type()));
    }
}
