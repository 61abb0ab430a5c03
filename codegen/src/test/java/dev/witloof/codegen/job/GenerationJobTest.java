package dev.witloof.codegen.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.codegen.GenerationException;
import dev.witloof.codegen.job.GenerationOutcome.Generated;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.diagnostic.ResolveException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerationJobTest {

    private static final String TWO_WORLDS = Workspace.GREETER + """
            world listener {
                import greetings;
            }
            """;

    @TempDir
    Path folder;

    private Workspace workspace;

    @BeforeEach
    void writeWit() throws Exception {
        workspace = Workspace.with(folder, Workspace.GREETER);
    }

    @Test
    void generatesSourcesAndTheManifestOfBindings() throws Exception {
        Generated outcome = (Generated) workspace.run();

        assertThat(workspace.source("Greetings.java")).content().contains("Greets someone by name.");
        assertThat(workspace.source("Greeter.java")).isRegularFile();
        assertThat(workspace.resources.resolve("META-INF/witloof/bindings/acme.bindings"))
                .content()
                .contains("acme:greeter/greetings@1.0.0 com.acme.acme.greeter.Greetings");
        assertThat(outcome.files()).contains(workspace.source("Greetings.java")).allMatch(Files::isRegularFile);
        assertThat(outcome.written()).isEqualTo(outcome.files());
        assertThat(outcome.removed()).isEmpty();
    }

    @Test
    void warnsOfWhatNoComponentCanHaveWhereverItStands() throws Exception {
        workspace.writeWit("greeter.wit", Workspace.GREETER + "interface unused { flags f {} }\n");
        workspace.writeWit("deps/other.wit", "package acme:other;\ninterface i {\n  record r {}\n}\n");

        Generated outcome = (Generated) workspace.run();

        assertThat(outcome.warnings())
                .hasSize(2)
                .allMatch(warning -> warning.code() == DiagnosticCode.UNFIT_FOR_COMPONENTS)
                .anyMatch(warning -> warning.span().orElseThrow().toString().contains("greeter.wit:"))
                .anyMatch(warning -> warning.span().orElseThrow().toString().contains("other.wit:3:"));
    }

    @Test
    void soundWitGivesNoWarning() throws Exception {
        assertThat(((Generated) workspace.run()).warnings()).isEmpty();
    }

    @Test
    void acceptsASingleFile() throws Exception {
        Generated outcome = (Generated) workspace.run(wit -> WitInput.of(workspace.wit.resolve("greeter.wit")));

        assertThat(outcome.files()).contains(workspace.source("Greetings.java"));
    }

    @Test
    void twoRunsInTwoPlacesGiveTheSameBytes(@TempDir Path other) throws Exception {
        Workspace second = Workspace.with(other, Workspace.GREETER);
        workspace.run();
        second.run();

        assertThat(Workspace.content(second.sources)).isEqualTo(Workspace.content(workspace.sources));
        assertThat(Workspace.content(second.resources)).isEqualTo(Workspace.content(workspace.resources));
    }

    @Test
    void refusesToGuessAmongTwoWorlds() throws Exception {
        workspace.writeWit("greeter.wit", TWO_WORLDS);

        assertThatThrownBy(workspace::run)
                .isInstanceOf(ResolveException.class)
                .hasMessageContaining("`greeter`")
                .hasMessageContaining("`listener`");
    }

    @Test
    void generatesTheWorldsThatAreNamed() throws Exception {
        workspace.writeWit("greeter.wit", TWO_WORLDS);

        workspace.run(wit -> wit.withWorlds(List.of("acme:greeter/listener@1.0.0", "listener")));

        assertThat(workspace.source("Listener.java")).isRegularFile();
        assertThat(workspace.source("Greeter.java")).doesNotExist();
        assertThat(workspace.source("Farewells.java"))
                .as("no interface that the world does not need")
                .doesNotExist();
    }

    @Test
    void generatesAllWorldsOnRequest() throws Exception {
        workspace.writeWit("greeter.wit", TWO_WORLDS);

        workspace.run(wit -> wit.withAllWorlds(true));

        assertThat(workspace.source("Listener.java")).isRegularFile();
        assertThat(workspace.source("Greeter.java")).isRegularFile();
    }

    @Test
    void namesAllWorldsThatAreNotThere() {
        assertThatThrownBy(() -> workspace.run(wit -> wit.withWorlds(List.of("greter", "listner"))))
                .isInstanceOfSatisfying(
                        ResolveException.class, e -> assertThat(e.diagnostics()).hasSize(2));
    }

    @Test
    void generatesAllInterfacesOfAPackageWithoutWorlds() throws Exception {
        workspace.writeWit(
                "greeter.wit", "package acme:greeter@1.0.0;\ninterface one { f: func(); }\ninterface two {}\n");

        workspace.run();

        assertThat(workspace.source("One.java")).isRegularFile();
        assertThat(workspace.source("Two.java")).isRegularFile();
    }

    @Test
    void opensTheGatesOfFeatures() throws Exception {
        workspace.writeWit(
                "greeter.wit",
                Workspace.GREETER.replace(
                        "    greet:", "    @unstable(feature = choir)\n    greet-all: func();\n    greet:"));

        workspace.run();
        assertThat(workspace.source("Greetings.java")).content().doesNotContain("greetAll");
        workspace.run(wit -> wit.withFeatures(Set.of("choir")));
        assertThat(workspace.source("Greetings.java")).content().contains("greetAll");
        workspace.run();
        assertThat(workspace.source("Greetings.java")).content().doesNotContain("greetAll");
        workspace.run(wit -> wit.withAllFeatures(true));
        assertThat(workspace.source("Greetings.java")).content().contains("greetAll");
    }

    @Test
    void brokenWitChangesNothing() throws Exception {
        workspace.run();
        var before = Workspace.content(folder.resolve("sources"));
        workspace.writeWit("greeter.wit", Workspace.GREETER.replace("name: string", "name: strnig"));

        assertThatThrownBy(workspace::run)
                .isInstanceOf(ResolveException.class)
                .hasMessageContaining("greeter.wit:6:23")
                .hasMessageContaining("strnig");
        assertThat(Workspace.content(folder.resolve("sources"))).isEqualTo(before);
    }

    @Test
    void brokenWitLeavesNothingInAnEmptyFolder() throws Exception {
        workspace.writeWit("greeter.wit", "package acme:greeter;\nworld {");

        assertThatThrownBy(workspace::run).isInstanceOf(ResolveException.class);
        assertThat(workspace.sources).doesNotExist();
        assertThat(workspace.state).doesNotExist();
    }

    @Test
    void whatCannotBeGeneratedYetIsRefusedWithItsPlace() throws Exception {
        workspace.writeWit("greeter.wit", Workspace.GREETER.replace("part: func()", "part: async func()"));

        assertThatThrownBy(workspace::run)
                .isInstanceOf(GenerationException.class)
                .hasMessageContaining("greeter.wit:11:");
        assertThat(workspace.sources).doesNotExist();
    }

    @Test
    void missingWitIsNamed() {
        Path missing = folder.resolve("nowhere");

        assertThatThrownBy(() -> workspace.run(wit -> WitInput.of(missing)))
                .isInstanceOf(NoSuchFileException.class)
                .hasMessageContaining("nowhere");
    }
}
