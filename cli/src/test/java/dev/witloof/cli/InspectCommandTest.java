package dev.witloof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectCommandTest {

    private static final Path GUESTS = Path.of("../it/guests/prebuilt");

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int inspect(Path guest, String... options) {
        List<String> arguments = new ArrayList<>(List.of("inspect", guest.toString()));
        arguments.addAll(List.of(options));
        return Main.run(new PrintWriter(out), new PrintWriter(err), arguments.toArray(new String[0]));
    }

    @Test
    void printsWhatTheDocumentationShows() throws Exception {
        Path guest = GUESTS.resolve("upper-rust.wasm");

        assertThat(inspect(guest)).isZero();
        assertThat(out.toString().replace(guest.toString(), "upper-rust.wasm"))
                .isEqualTo(Files.readString(Path.of("../docs/examples/inspect.txt")));
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void listsTheFunctionsOfInterfacesIfAskedTo() {
        assertThat(inspect(GUESTS.resolve("resources.wasm"), "--functions")).isZero();

        assertThat(out.toString())
                .contains("\n  wrapped: func() -> u32\n")
                .contains("\n    [method]counter.equals: func(self: borrow<counter>, other: borrow<counter>) -> bool\n")
                .contains("\n    keep: func(counter: counter)\n");
    }

    @Test
    void printsAllOfItAsJson() throws Exception {
        assertThat(inspect(GUESTS.resolve("greet.wasm"), "--json")).isZero();

        List<String> names = new ArrayList<>();
        try (JsonParser json = new JsonFactory().createParser(out.toString())) {
            while (json.nextToken() != null) {
                if (json.currentName() != null
                        && json.currentName().equals("name")
                        && json.currentToken().isScalarValue()) {
                    names.add(json.getText());
                }
            }
        }
        assertThat(names).contains("greet", "witloof:greet/people", "describe");
        assertThat(out.toString()).contains("\"initialPages\" : ").contains("\"coreModules\" : [");
    }

    @Test
    void spellsTypesOutHoweverLongTheyAre() {
        assertThat(inspect(GUESTS.resolve("types.wasm"), "--json")).isZero();

        assertThat(out.toString()).contains("weight: option<f64>").doesNotContain("…");
    }

    @Test
    void refusesWhatIsNoComponent() throws Exception {
        Path broken = Files.writeString(folder.resolve("broken.wasm"), "text");

        assertThat(inspect(broken)).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).startsWith("error: " + broken + ": malformed component at offset 0x0: found ");
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void saysThatThereIsNoSuchFile() {
        assertThat(inspect(folder.resolve("none.wasm"))).isEqualTo(ExitCode.FAILED);
        assertThat(err.toString()).isEqualTo("error: " + folder.resolve("none.wasm") + ": there is no such file\n");
    }
}
