package dev.witloof.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.witloof.component.binary.CoreModuleOutline.Memory;
import dev.witloof.component.definition.Producer;
import java.io.IOException;
import java.io.StringWriter;
import java.util.List;

/** A {@link ComponentReport} for programs. */
final class ReportJson {

    private final StringWriter text = new StringWriter();
    private final JsonGenerator json;

    private ReportJson() throws IOException {
        json = new JsonFactory().createGenerator(text).setPrettyPrinter(new DefaultPrettyPrinter());
    }

    /** The report as one object, ended by a line break. */
    static String of(ComponentReport report, String file, int bytes) {
        try {
            ReportJson writer = new ReportJson();
            writer.write(report, file, bytes);
            return writer.text + "\n";
        } catch (IOException e) {
            throw new AssertionError("nothing fails that is written to memory", e);
        }
    }

    private void write(ComponentReport report, String file, int bytes) throws IOException {
        json.writeStartObject();
        json.writeStringField("file", file);
        json.writeNumberField("bytes", bytes);
        if (report.name().isPresent()) {
            json.writeStringField("name", report.name().get());
        }
        ports("imports", report.imports());
        ports("exports", report.exports());
        json.writeArrayFieldStart("coreModules");
        for (ComponentReport.Module module : report.modules()) {
            module(module);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("components");
        for (ComponentReport.Nested nested : report.components()) {
            json.writeStartObject();
            json.writeStringField("place", nested.place());
            json.writeNumberField("imports", nested.imports());
            json.writeNumberField("exports", nested.exports());
            json.writeEndObject();
        }
        json.writeEndArray();
        producers(report.producers());
        json.writeEndObject();
        json.close();
    }

    private void ports(String field, List<ComponentReport.Port> ports) throws IOException {
        json.writeArrayFieldStart(field);
        for (ComponentReport.Port port : ports) {
            json.writeStartObject();
            json.writeStringField("name", port.name());
            json.writeStringField("kind", port.kind());
            if (port.type().isPresent()) {
                json.writeStringField("type", port.type().get());
            }
            if (port.kind().equals("interface")) {
                json.writeArrayFieldStart("functions");
                for (ComponentReport.Function function : port.functions()) {
                    json.writeStartObject();
                    json.writeStringField("name", function.name());
                    json.writeStringField("type", function.type());
                    json.writeEndObject();
                }
                json.writeEndArray();
                strings("resources", port.resources());
                strings("types", port.types());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void strings(String field, List<String> strings) throws IOException {
        json.writeArrayFieldStart(field);
        for (String each : strings) {
            json.writeString(each);
        }
        json.writeEndArray();
    }

    private void module(ComponentReport.Module module) throws IOException {
        json.writeStartObject();
        json.writeStringField("place", module.place());
        json.writeNumberField("bytes", module.bytes());
        json.writeNumberField("imports", module.outline().imports());
        json.writeNumberField("exports", module.outline().exports());
        json.writeNumberField("functions", module.outline().functions());
        memories("memories", module.outline().memories());
        memories("importedMemories", module.outline().importedMemories());
        json.writeEndObject();
    }

    private void memories(String field, List<Memory> memories) throws IOException {
        json.writeArrayFieldStart(field);
        for (Memory memory : memories) {
            json.writeStartObject();
            json.writeNumberField("initialPages", memory.initial());
            if (memory.maximum().isPresent()) {
                json.writeNumberField("maximumPages", memory.maximum().getAsLong());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void producers(List<Producer> producers) throws IOException {
        json.writeArrayFieldStart("producers");
        for (Producer producer : producers) {
            json.writeStartObject();
            json.writeStringField("field", producer.field());
            json.writeStringField("name", producer.name());
            json.writeStringField("version", producer.version());
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
