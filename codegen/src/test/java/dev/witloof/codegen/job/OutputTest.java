package dev.witloof.codegen.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.witloof.codegen.job.GenerationOutcome.Generated;
import dev.witloof.codegen.job.GenerationOutcome.UpToDate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens to files in the output folders, the job's own and others. */
class OutputTest {

    @TempDir
    Path folder;

    private Workspace workspace;

    @BeforeEach
    void writeWit() throws Exception {
        workspace = Workspace.with(folder, Workspace.GREETER);
    }

    @Test
    void filesOfAnInterfaceThatIsGoneAreRemoved() throws Exception {
        workspace.run();
        workspace.writeWit("greeter.wit", Workspace.SHORTER);

        Generated outcome = (Generated) workspace.run();

        assertThat(outcome.removed()).contains(workspace.source("Farewells.java"));
        assertThat(Workspace.content(workspace.sources))
                .allSatisfy((path, text) -> assertThat(path).doesNotContain("Farewell"));
        assertThat(workspace.run()).isInstanceOf(UpToDate.class);
    }

    @Test
    void foldersThatBecomeEmptyAreRemovedAndOthersKept() throws Exception {
        workspace.run();
        Path mine = workspace.sources.resolve("com/acme/Mine.java");
        Workspace.write(mine, "package com.acme;");

        workspace.runWith(workspace.settings().options().withPackage("acme:greeter", "org.acme"));

        assertThat(workspace.sources.resolve("com/acme/acme")).doesNotExist();
        assertThat(mine).hasContent("package com.acme;");
        assertThat(workspace.sources.resolve("org/acme/Greetings.java")).isRegularFile();
    }

    @Test
    void filesOfTheUserAreNeverRemoved() throws Exception {
        Path mine = workspace.source("Mine.java");
        Workspace.write(mine, "// mine");
        workspace.run();
        workspace.writeWit("greeter.wit", Workspace.SHORTER);
        workspace.run();

        assertThat(mine).hasContent("// mine");
    }

    @Test
    void aFileOfTheUserIsNeverReplaced() throws Exception {
        Path mine = workspace.source("Greetings.java");
        Workspace.write(mine, "// mine");

        assertThatThrownBy(workspace::run)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Greetings.java")
                .hasMessageContaining("move it away");
        assertThat(mine).hasContent("// mine");
        assertThat(workspace.source("Farewells.java")).as("nothing was written").doesNotExist();
    }

    @Test
    void aStaleFileThatWasEditedIsKeptAndReported() throws Exception {
        workspace.run();
        Path edited = workspace.source("Farewells.java");
        Files.writeString(edited, "// mine now");
        workspace.writeWit("greeter.wit", Workspace.SHORTER);

        Generated outcome = (Generated) workspace.run();

        assertThat(outcome.kept()).containsExactly(edited);
        assertThat(edited).hasContent("// mine now");
    }

    @Test
    void generatedFilesAreReplacedEvenIfTheStateWasLost() throws Exception {
        workspace.run();
        Files.delete(workspace.state);
        workspace.writeWit("greeter.wit", Workspace.GREETER.replace("someone by name", "somebody"));

        assertThat(((Generated) workspace.run()).written()).contains(workspace.source("Greetings.java"));
        assertThat(workspace.source("Greetings.java")).content().contains("somebody");
    }

    @Test
    void aFolderInTheWayIsNamed() throws Exception {
        Files.createDirectories(workspace.source("Greetings.java"));

        assertThatThrownBy(workspace::run)
                .isInstanceOf(IOException.class)
                .hasMessageContaining("Greetings.java")
                .hasMessageContaining("folder");
    }

    @Test
    void aFileInPlaceOfTheOutputFolderIsNamed() throws Exception {
        Workspace.write(workspace.sources, "");

        assertThatThrownBy(workspace::run)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot read or write " + workspace.sources);
    }

    @Test
    void aFileInPlaceOfTheStatesFolderIsNamed() throws Exception {
        Workspace.write(folder.resolve("state"), "");

        assertThatThrownBy(workspace::run)
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("cannot read or write " + folder.resolve("state"));
    }

    @Test
    void aRunThatDiedHalfwayLeavesNothingUnknown() throws Exception {
        workspace.run();
        // A folder in the way of the last file: the run dies when it gets there.
        workspace.writeWit("greeter.wit", Workspace.GREETER.replace("farewells", "adieus"));
        Path blocked = workspace.sources.resolve("com/acme/acme/greeter/.Greeter.java.tmp");
        Files.createDirectories(blocked.resolve("full"));
        workspace.writeWit(
                "greeter.wit",
                Files.readString(workspace.wit.resolve("greeter.wit"))
                        .replace("export greetings;", "export greetings;\n    export more: func();"));
        assertThatThrownBy(workspace::run).isInstanceOf(IOException.class);
        assertThat(workspace.source("Adieus.java")).as("the run got that far").isRegularFile();

        Files.delete(blocked.resolve("full"));
        Files.delete(blocked);
        workspace.writeWit("greeter.wit", Workspace.GREETER);
        Generated outcome = (Generated) workspace.run();

        assertThat(outcome.removed()).contains(workspace.source("Adieus.java"));
        assertThat(Workspace.content(workspace.sources))
                .allSatisfy((path, text) -> assertThat(path).doesNotContain("Adieu"));
    }

    @Test
    void noDraftsStayBehind() throws Exception {
        workspace.run();

        assertThat(Workspace.content(workspace.sources).keySet()).allMatch(path -> path.endsWith(".java"));
    }

    @Test
    void aLinkOutOfTheFolderIsNotFollowed(@TempDir Path elsewhere) throws Exception {
        Files.createDirectories(workspace.sources);
        Path link = workspace.sources.resolve("com");
        assumeThat(supportsLinks(link, elsewhere)).isTrue();

        assertThatThrownBy(workspace::run).isInstanceOf(IOException.class).hasMessageContaining("leads out");
        assertThat(elsewhere).isEmptyDirectory();
    }

    @Test
    void aLinkInPlaceOfADraftIsNotFollowed() throws Exception {
        Path victim = folder.resolve("victim.txt");
        Workspace.write(victim, "mine");
        Path draft = workspace.source(".Greetings.java.tmp");
        Files.createDirectories(workspace.source("Greetings.java").getParent());
        assumeThat(supportsLinks(draft, victim)).isTrue();

        workspace.run();

        assertThat(victim).hasContent("mine");
        assertThat(workspace.source("Greetings.java")).isRegularFile();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../victim.java", "/etc/hostname", "a/../../../victim.java", "..\\victim.java", "C:/x.java"})
    void aForgedStateReachesNothingOutside(String path) throws Exception {
        Path victim = folder.resolve("victim.java");
        Workspace.write(victim, "");
        String hash = Fingerprint.of("");
        Workspace.write(workspace.state, "witloof-state 2\ninputs -\nsource " + hash + " " + path + "\nend 1\n");

        assertThat(((Generated) workspace.run()).removed()).isEmpty();
        assertThat(victim).exists();
    }

    @Test
    void twoJobsShareAFolderWithoutRemovingEachOthersFiles() throws Exception {
        workspace.writeWit("greeter.wit", Workspace.GREETER + "world listener {\n    import greetings;\n}\n");
        GenerationSettings first = job("first", "greeter");
        GenerationSettings second = job("second", "listener");

        Workspace.run(first);
        Workspace.run(second);

        assertThat(workspace.source("Farewells.java")).isRegularFile();
        assertThat(workspace.source("Listener.java")).isRegularFile();
        assertThat(Workspace.run(first)).isInstanceOf(UpToDate.class);
        assertThat(Workspace.run(second)).isInstanceOf(UpToDate.class);
    }

    @Test
    void whatAnotherJobStillGeneratesIntoASharedFolderIsNotRemoved() throws Exception {
        String listener = "world listener {\n    export %s;\n}\n";
        workspace.writeWit("greeter.wit", Workspace.GREETER + listener.formatted("farewells"));
        GenerationSettings first = job("first", "greeter");
        GenerationSettings second = job("second", "listener");
        Workspace.run(first);
        Workspace.run(second);

        workspace.writeWit("greeter.wit", Workspace.GREETER + listener.formatted("greetings"));
        Workspace.run(first);
        assertThat(((Generated) Workspace.run(second)).removed()).isEmpty();
        assertThat(workspace.source("Farewells.java")).isRegularFile();

        workspace.writeWit("greeter.wit", Workspace.SHORTER + listener.formatted("greetings"));
        assertThat(((Generated) Workspace.run(first)).removed()).contains(workspace.source("Farewells.java"));
    }

    private GenerationSettings job(String name, String world) {
        GenerationSettings settings = workspace.settings();
        return new GenerationSettings(
                settings.wit().withWorlds(List.of(world)),
                settings.options(),
                List.of(),
                new OutputLayout(workspace.sources, workspace.resources, name, folder.resolve(name + ".state")));
    }

    private static boolean supportsLinks(Path link, Path target) {
        try {
            Files.createSymbolicLink(link, target);
            return true;
        } catch (IOException | UnsupportedOperationException e) {
            return false;
        }
    }
}
