package dev.witloof.codegen.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.codegen.GenerationOptions;
import dev.witloof.codegen.job.GenerationOutcome.Generated;
import dev.witloof.codegen.job.GenerationOutcome.UpToDate;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UpToDateTest {

    private static final FileTime LONG_AGO = FileTime.fromMillis(1_000_000_000_000L);

    @TempDir
    Path folder;

    private Workspace workspace;

    @BeforeEach
    void generateOnce() throws Exception {
        workspace = Workspace.with(folder, Workspace.GREETER);
        workspace.run();
    }

    @Test
    void nothingIsDoneWhenNothingHasChanged() throws Exception {
        Path source = workspace.source("Greetings.java");
        Files.setLastModifiedTime(source, LONG_AGO);
        FileTime state = Files.getLastModifiedTime(workspace.state);

        GenerationOutcome outcome = workspace.run();

        assertThat(outcome).isInstanceOf(UpToDate.class);
        assertThat(outcome.files()).contains(source);
        assertThat(Files.getLastModifiedTime(source)).isEqualTo(LONG_AGO);
        assertThat(Files.getLastModifiedTime(workspace.state)).isEqualTo(state);
    }

    @Test
    void aTouchedFileWithTheSameContentIsNoChange() throws Exception {
        Files.setLastModifiedTime(workspace.wit.resolve("greeter.wit"), LONG_AGO);

        assertThat(workspace.run()).isInstanceOf(UpToDate.class);
    }

    @Test
    void aChangeThatKeepsLengthAndTimeIsAChange() throws Exception {
        Path wit = workspace.wit.resolve("greeter.wit");
        FileTime before = Files.getLastModifiedTime(wit);
        workspace.writeWit("greeter.wit", Workspace.GREETER.replace("1.0.0", "1.0.1"));
        Files.setLastModifiedTime(wit, before);

        assertThat(((Generated) workspace.run()).written()).isNotEmpty();
    }

    @Test
    void filesThatChangePlacesAreAChange() throws Exception {
        workspace.writeWit("deps/a.wit", "package acme:a;\n");
        workspace.writeWit("deps/b.wit", "package acme:b;\n");
        workspace.run();
        workspace.writeWit("deps/a.wit", "package acme:b;\n");
        workspace.writeWit("deps/b.wit", "package acme:a;\n");

        assertThat(workspace.run()).isInstanceOf(Generated.class);
    }

    @Test
    void changedWitRewritesOnlyWhatDiffers() throws Exception {
        Files.setLastModifiedTime(workspace.source("Farewells.java"), LONG_AGO);
        workspace.writeWit("greeter.wit", Workspace.GREETER.replace("someone by name", "somebody"));

        Generated outcome = (Generated) workspace.run();

        assertThat(outcome.written()).contains(workspace.source("Greetings.java"));
        assertThat(outcome.written()).doesNotContain(workspace.source("Farewells.java"));
        assertThat(outcome.files()).contains(workspace.source("Farewells.java"));
        assertThat(Files.getLastModifiedTime(workspace.source("Farewells.java")))
                .isEqualTo(LONG_AGO);
        assertThat(workspace.run()).isInstanceOf(UpToDate.class);
    }

    @Test
    void aCommentInTheWitRunsTheGeneratorAndWritesNothing() throws Exception {
        workspace.writeWit("greeter.wit", "// just a comment\n" + Workspace.GREETER);

        assertThat(((Generated) workspace.run()).written()).isEmpty();
        assertThat(workspace.run()).isInstanceOf(UpToDate.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"second.wit", "deps/other.wit", "deps/other/file.wit"})
    void aNewWitFileIsAChange(String name) throws Exception {
        String text = name.startsWith("deps") ? "package acme:other;\n" : "package acme:greeter@1.0.0;\n";
        workspace.writeWit(name, text);

        assertThat(workspace.run()).isInstanceOf(Generated.class);
        assertThat(workspace.run()).isInstanceOf(UpToDate.class);
        Files.delete(workspace.wit.resolve(name));
        assertThat(workspace.run()).isInstanceOf(Generated.class);
    }

    @Test
    void otherFilesBesideTheWitAreNoChange() throws Exception {
        workspace.writeWit("README.md", "# Greeter");

        assertThat(workspace.run()).isInstanceOf(UpToDate.class);
    }

    @Test
    void everySettingCounts() throws Exception {
        assertThat(workspace.run(wit -> wit.withFeatures(Set.of("choir")))).isInstanceOf(Generated.class);
        assertThat(workspace.run(wit -> wit.withAllFeatures(true))).isInstanceOf(Generated.class);
        assertThat(workspace.run(wit -> wit.withWorlds(List.of("greeter")))).isInstanceOf(Generated.class);
        assertThat(workspace.run(wit -> wit.withAllWorlds(true))).isInstanceOf(Generated.class);
        assertThat(workspace.run()).isInstanceOf(Generated.class);
        GenerationOptions options = workspace.settings().options();
        assertThat(workspace.runWith(options.withGeneratorVersion("0.0.1"))).isInstanceOf(Generated.class);
        assertThat(workspace.runWith(options.withPackage("acme:greeter", "com.acme.hello")))
                .isInstanceOf(Generated.class);
        assertThat(workspace.runWith(GenerationOptions.of("org.acme"))).isInstanceOf(Generated.class);
        assertThat(workspace.runWith(GenerationOptions.of("org.acme"))).isInstanceOf(UpToDate.class);
    }

    @Test
    void aReleaseIsKnownByItsVersionAlone() throws Exception {
        GenerationOptions release = workspace.settings().options().withGeneratorVersion("1.2.3");

        assertThat(workspace.runWith(release)).isInstanceOf(Generated.class);
        assertThat(workspace.runWith(release)).isInstanceOf(UpToDate.class);
    }

    @Test
    void aDeletedFileComesBack() throws Exception {
        Files.delete(workspace.source("Greetings.java"));

        assertThat(((Generated) workspace.run()).written()).containsExactly(workspace.source("Greetings.java"));
    }

    @Test
    void anEditedFileIsPutRight() throws Exception {
        Path source = workspace.source("Greetings.java");
        String original = Files.readString(source);
        Files.writeString(source, original + "// edited");

        assertThat(((Generated) workspace.run()).written()).containsExactly(source);
        assertThat(source).hasContent(original);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "witloof-state 2", "nonsense \u0000"})
    void aDamagedStateCostsARunAndNothingElse(String state) throws Exception {
        Files.writeString(workspace.state, state);

        Generated outcome = (Generated) workspace.run();

        assertThat(outcome.written()).isEmpty();
        assertThat(workspace.run()).isInstanceOf(UpToDate.class);
    }

    @Test
    void aStateThatWasCutOffDoesNotHideWhatIsMissing() throws Exception {
        String state = Files.readString(workspace.state);
        Files.writeString(workspace.state, state.substring(0, state.indexOf("folder")));
        Files.delete(workspace.source("Greetings.java"));

        assertThat(((Generated) workspace.run()).written()).containsExactly(workspace.source("Greetings.java"));
    }
}
