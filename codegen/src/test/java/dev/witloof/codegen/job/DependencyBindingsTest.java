package dev.witloof.codegen.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.witloof.codegen.GenerationException;
import dev.witloof.codegen.job.GenerationOutcome.Generated;
import dev.witloof.codegen.job.GenerationOutcome.UpToDate;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.Map;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Interfaces whose Java an entry of the class path ships. */
class DependencyBindingsTest {

    private static final String GREETINGS = """
            package acme:greeter@1.0.0;
            interface greetings {
                record person { name: string }
                greet: func(who: person) -> string;
            }
            """;

    private static final String SHOP = """
            package acme:shop@1.0.0;
            interface desk {
                use acme:greeter/greetings@1.0.0.{person};
                serve: func(who: person);
            }
            world shop {
                import acme:greeter/greetings@1.0.0;
                export desk;
            }
            """;

    @TempDir
    Path folder;

    private Workspace library;
    private Workspace shop;

    @BeforeEach
    void generateTheLibrary() throws Exception {
        library = Workspace.with(folder.resolve("library"), GREETINGS);
        library.run();
        shop = Workspace.with(folder.resolve("shop"), SHOP);
        shop.writeWit("deps/greeter.wit", GREETINGS);
    }

    @Test
    void aFolderShipsThem() throws Exception {
        assertRefersTo(library.resources);
    }

    @Test
    void aJarShipsThem() throws Exception {
        assertRefersTo(jar(folder.resolve("library.jar"), Workspace.content(library.resources)));
    }

    private void assertRefersTo(Path entry) throws Exception {
        shop.runWithClassPath(folder.resolve("missing.jar"), entry);

        Path sources = shop.sources.resolve("com/acme/acme");
        assertThat(sources.resolve("shop/Desk.java")).content().contains("Greetings.Person");
        assertThat(sources.resolve("greeter")).doesNotExist();
        assertThat(shop.resources.resolve("META-INF/witloof/bindings/acme.bindings"))
                .content()
                .contains("acme:shop/desk")
                .doesNotContain("acme:greeter/greetings");
        assertThat(shop.runWithClassPath(entry)).isInstanceOf(UpToDate.class);
    }

    @Test
    void withoutThemTheProjectGetsItsOwn() throws Exception {
        shop.runWithClassPath(library.resources);
        Generated outcome = (Generated) shop.run();

        assertThat(outcome.written()).contains(shop.sources.resolve("com/acme/acme/greeter/Greetings.java"));
    }

    @Test
    void whatADependencyShipsIsAnInput() throws Exception {
        shop.runWithClassPath(library.resources);
        library.writeWit("greeter.wit", GREETINGS.replace("greet:", "greet-warmly:"));
        library.run();

        assertThatThrownBy(() -> shop.runWithClassPath(library.resources))
                .isInstanceOf(GenerationException.class)
                .hasMessageContaining("acme:greeter/greetings@1.0.0");
    }

    @Test
    void jarsWithoutBindingsAreNoChange() throws Exception {
        shop.runWithClassPath(library.resources);
        Path plain = jar(folder.resolve("plain.jar"), Map.of("com/acme/Some.class", "x"));

        assertThat(shop.runWithClassPath(plain, library.resources)).isInstanceOf(UpToDate.class);
    }

    @Test
    void aJarThatGetsBindingsLaterIsNoticed() throws Exception {
        Path file = folder.resolve("library.jar");
        shop.runWithClassPath(jar(file, Map.of("com/acme/Some.class", "x")));
        assertThat(shop.runWithClassPath(file)).isInstanceOf(UpToDate.class);

        jar(file, Workspace.content(library.resources));

        assertThat(((Generated) shop.runWithClassPath(file)).removed())
                .contains(shop.sources.resolve("com/acme/acme/greeter/Greetings.java"));
    }

    @Test
    void jarsKnownToHoldNoBindingsAreNotOpenedAgain() throws Exception {
        Path file = jar(folder.resolve("plain.jar"), Map.of("com/acme/Some.class", "x"));
        FileTime time = Files.getLastModifiedTime(file);
        shop.runWithClassPath(file);
        Files.write(file, new byte[(int) Files.size(file)]);
        Files.setLastModifiedTime(file, time);

        assertThat(shop.runWithClassPath(file)).isInstanceOf(UpToDate.class);
    }

    @Test
    void anEntryThatIsNoJarIsNamed() throws Exception {
        Path text = folder.resolve("notes.txt");
        Workspace.write(text, "no jar");

        assertThatThrownBy(() -> shop.runWithClassPath(text))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("notes.txt")
                .hasMessageContaining("neither a folder nor a jar");
    }

    @Test
    void aManifestOfAnotherFormIsNamed() throws Exception {
        Path other = jar(
                folder.resolve("later.jar"), Map.of("META-INF/witloof/bindings/x.bindings", "witloof-bindings 9\n"));

        assertThatThrownBy(() -> shop.runWithClassPath(other))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("later.jar")
                .hasMessageContaining("witloof-bindings 9");
    }

    @Test
    void aHugeManifestIsRefused() throws Exception {
        Path huge = jar(
                folder.resolve("huge.jar"), Map.of("META-INF/witloof/bindings/x.bindings", "x".repeat((4 << 20) + 1)));

        assertThatThrownBy(() -> shop.runWithClassPath(huge))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("huge.jar");
    }

    private static Path jar(Path file, Map<String, String> content) throws IOException {
        try (OutputStream out = Files.newOutputStream(file);
                JarOutputStream jar = new JarOutputStream(out)) {
            for (Map.Entry<String, String> entry : content.entrySet()) {
                jar.putNextEntry(new ZipEntry(entry.getKey()));
                jar.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
                jar.closeEntry();
            }
        }
        return file;
    }
}
