package dev.witloof.cli;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import dev.witloof.codegen.check.Change;
import dev.witloof.codegen.check.CompatibilityReport;
import dev.witloof.codegen.check.Side;
import dev.witloof.component.type.Version;
import dev.witloof.wit.diagnostic.Span;
import java.io.IOException;
import java.io.StringWriter;
import java.util.Locale;
import java.util.Optional;

/** A {@link CompatibilityReport} for programs. What is not known is {@code null}, so that all fields are always there. */
final class CheckJson {

    private final StringWriter text = new StringWriter();
    private final JsonGenerator json;

    private CheckJson() throws IOException {
        json = new JsonFactory().createGenerator(text).setPrettyPrinter(new DefaultPrettyPrinter());
    }

    /** The report as one object, ended by a line break. */
    static String of(CompatibilityReport report) {
        try {
            CheckJson writer = new CheckJson();
            writer.write(report);
            return writer.text + "\n";
        } catch (IOException e) {
            throw new AssertionError("nothing fails that is written to memory", e);
        }
    }

    private void write(CompatibilityReport report) throws IOException {
        json.writeStartObject();
        json.writeStringField("package", report.before().unversioned());
        version("oldVersion", report.before().version());
        version("newVersion", report.after().version());
        json.writeBooleanField("allowed", report.isAllowed());
        version("leastVersion", report.leastVersion());
        json.writeArrayFieldStart("changes");
        for (Change change : report.changes()) {
            change(change);
        }
        json.writeEndArray();
        json.writeEndObject();
        json.close();
    }

    private void change(Change change) throws IOException {
        json.writeStartObject();
        json.writeStringField("weight", change.weight().label());
        json.writeStringField("message", change.message());
        place("old", change.before());
        place("new", change.after());
        json.writeArrayFieldStart("breaks");
        for (Side side : change.breaks()) {
            json.writeString(side.name().toLowerCase(Locale.ROOT));
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private void place(String field, Optional<Span> span) throws IOException {
        if (span.isEmpty()) {
            json.writeNullField(field);
            return;
        }
        json.writeObjectFieldStart(field);
        json.writeStringField("file", span.get().source().name());
        json.writeNumberField("line", span.get().line());
        json.writeNumberField("column", span.get().column());
        json.writeEndObject();
    }

    private void version(String field, Optional<Version> version) throws IOException {
        if (version.isEmpty()) {
            json.writeNullField(field);
        } else {
            json.writeStringField(field, version.get().toString());
        }
    }
}
