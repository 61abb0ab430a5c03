package dev.witloof.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTest {

    private static final String GREETER = """
            package acme:greeter@1.0.0;
            interface greetings {
                greet: func(name: string) -> string;
                @unstable(feature = choir)
                greet-all: func();
            }
            world greeter {
                export greetings;
            }
            """;

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();
    private Path wit;
    private Path output;

    @BeforeEach
    void writeWit() throws Exception {
        wit = Files.writeString(folder.resolve("greeter.wit"), GREETER);
        output = folder.resolve("java");
    }

    private int generate(String... more) {
        List<String> arguments = new ArrayList<>(List.of("generate", wit.toString(), "--output", output.toString()));
        arguments.addAll(List.of(more));
        return Main.run(new PrintWriter(out), new PrintWriter(err), arguments.toArray(new String[0]));
    }

    @Test
    void aTypeBecomesAJavaTypeOfTheUsers() throws Exception {
        Files.writeString(wit, """
                package acme:shapes;
                interface shapes { record point { x: s32 } move: func(p: point) -> point; }
                world w { import shapes; }
                """);

        assertThat(generate("--type", "acme:shapes/shapes.point=com.acme.Point,com.acme.Points"))
                .isZero();

        assertThat(output.resolve("acme/shapes/Shapes.java"))
                .content()
                .contains("com.acme.Point move(com.acme.Point p)");
        assertThat(output.resolve("acme/shapes/adapters/ShapesAdapter.java"))
                .content()
                .contains("Points.fromWit(");
        assertThat(generate("--type", "acme:shapes/shapes.point=com.acme.Point"))
                .isEqualTo(ExitCode.USAGE);
        assertThat(err.toString()).contains("wanted the Java type and its converter");
    }

    @Test
    void printsWhatItWroteAndThenThatAllIsUpToDate() {
        Path greetings = output.resolve("com/acme/acme/greeter/Greetings.java");

        assertThat(generate("--base-package", "com.acme")).isZero();
        assertThat(out.toString())
                .contains("wrote " + greetings)
                .containsPattern("(\\d+) files in .+: \\1 written, 0 unchanged, 0 removed\\R$")
                .doesNotContain("up to date");
        assertThat(greetings).isRegularFile();
        out.getBuffer().setLength(0);
        assertThat(generate("--base-package", "com.acme")).isZero();
        assertThat(out.toString()).doesNotContain("wrote").contains("up to date in " + output);
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void countsWhatItLeftUnchangedAndWhatItRemoved() throws Exception {
        assertThat(generate()).isZero();
        out.getBuffer().setLength(0);
        Files.writeString(wit, GREETER.replace("    greet: func", "    /// Says hello.\n    greet: func"));
        assertThat(generate()).isZero();
        assertThat(out.toString())
                .containsPattern("\\d+ files in .+: [1-9]\\d* written, [1-9]\\d* unchanged, 0 removed\\R$");

        out.getBuffer().setLength(0);
        Files.writeString(wit, GREETER.replace("greetings", "salutes"));
        assertThat(generate()).isZero();
        assertThat(out.toString())
                .contains("removed " + output.resolve("acme/greeter/Greetings.java"))
                .containsPattern(" [1-9]\\d* removed\\R$");
    }

    @Test
    void warnsOfWhatNoComponentCanHaveWhenItGenerates() throws Exception {
        Files.writeString(
                wit,
                "package acme:greeter;\ninterface i { f: func(); } interface other { flags f {} }\nworld w { import i; }\n");

        assertThat(generate()).isZero();
        assertThat(err.toString()).startsWith("warning: ").contains("greeter.wit:2:");
        err.getBuffer().setLength(0);
        assertThat(generate()).isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void mapsPackagesAndOpensFeatures() {
        assertThat(generate("--package", "acme:greeter=org.greet", "--features", "choir,other"))
                .isZero();

        assertThat(output.resolve("org/greet/Greetings.java")).content().contains("greetAll");
    }

    @Test
    void writesTheListOfInterfacesWhereItIsAskedTo() {
        Path resources = folder.resolve("resources");

        assertThat(generate("--base-package", "com.acme", "--resources", resources.toString()))
                .isZero();

        assertThat(resources.resolve("META-INF/witloof/bindings/com.acme.bindings"))
                .isRegularFile();
    }

    @Test
    void refersToBindingsOfTheClassPath() throws Exception {
        generate(
                "--base-package",
                "com.acme",
                "--resources",
                folder.resolve("classes").toString());
        Path shop = folder.resolve("shop");
        Files.createDirectories(shop.resolve("deps"));
        Files.writeString(
                shop.resolve("shop.wit"), "package acme:shop;\nworld shop { import acme:greeter/greetings@1.0.0; }\n");
        Files.writeString(shop.resolve("deps/greeter.wit"), GREETER);
        Path shopJava = folder.resolve("shop-java");

        int code = Main.run(
                new PrintWriter(out),
                new PrintWriter(err),
                "generate",
                shop.toString(),
                "--output",
                shopJava.toString(),
                "--base-package",
                "com.shop",
                "--class-path",
                folder.resolve("classes").toString());

        assertThat(code).as(err.toString()).isZero();
        assertThat(shopJava.resolve("com/shop/acme/shop/Shop.java"))
                .content()
                .contains("com.acme.acme.greeter.Greetings");
        assertThat(shopJava.resolve("com/shop/acme/greeter")).doesNotExist();
    }

    @Test
    void brokenWitEndsWithItsPlaceOnStandardError() throws Exception {
        Files.writeString(wit, GREETER.replace("name: string", "name: strnig"));

        assertThat(generate()).isEqualTo(1);
        assertThat(err.toString()).contains("greeter.wit:3:23").contains("did you mean `string`?");
        assertThat(out.toString()).isEmpty();
        assertThat(output).doesNotExist();
    }

    @Test
    void twoWorldsAreNamedWithTheOptionToChoose() throws Exception {
        Files.writeString(wit, GREETER + "world listener {}\n");

        assertThat(generate()).isEqualTo(1);
        assertThat(err.toString()).contains("`listener`").contains("--world NAME");
        assertThat(generate("--world", "listener")).isZero();
        assertThat(generate("--all-worlds")).isZero();
    }

    @Test
    void missingWitIsNamed() throws Exception {
        Files.delete(wit);

        assertThat(generate()).isEqualTo(1);
        assertThat(err.toString()).isEqualTo("error: " + wit + ": there is no such file or folder\n");
    }

    @Test
    void aPackageThatJavaDoesNotTakeIsAMistakeOfTheCommandLine() {
        assertThat(generate("--base-package", "com.class")).isEqualTo(2);
        assertThat(err.toString()).contains("com.class");
    }

    @Test
    void mistakesAreShownWhereTheyAreAsTheReadmeShows() throws Exception {
        wit = Path.of("../it/projects/broken/src/main/wit");
        assertThat(generate("--base-package", "com.acme")).isEqualTo(1);
        String shown = Files.readString(Path.of("../docs/examples/wit-error.txt"));
        assertThat(err.toString().replace("../it/", "it/")).isEqualToNormalizingNewlines(shown);
        assertThat(output).doesNotExist();
    }

    @Test
    void generatesFromAComponent() {
        wit = Path.of("../it/guests/prebuilt/greet.wasm");

        assertThat(generate("--base-package", "com.acme")).isZero();

        assertThat(output.resolve("com/acme/witloof/greet/People.java"))
                .content()
                .contains("Person describe(Person p);");
        assertThat(output.resolve("com/acme/root/component/Root.java"))
                .content()
                .contains("String greet(String name);");
        out.getBuffer().setLength(0);
        assertThat(generate("--base-package", "com.acme")).isZero();
        assertThat(out.toString()).doesNotContain("wrote");
    }
}
