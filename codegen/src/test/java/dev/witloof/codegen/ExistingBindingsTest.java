package dev.witloof.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.witloof.wit.diagnostic.Diagnostic;
import dev.witloof.wit.diagnostic.DiagnosticCode;
import dev.witloof.wit.model.Resolve;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Generation that refers to what a dependency ships. */
class ExistingBindingsTest {
    private static final Path MESSAGING = Path.of("../wit/wasi-messaging-0.2.0-draft");
    private static final String WIT = """
            package test:shared;
            interface types { record error { text: string } }
            interface api { use types.{error}; call: func() -> result<_, error>; }
            world user { import api; export run: func() -> u8; }
            """;

    private final GeneratedSources library = library(Wit.parse(WIT));

    private static GeneratedSources library(Resolve resolve) {
        return Wit.generate(new GenerationRequest(
                resolve,
                List.of(),
                List.copyOf(resolve.rootPackage().interfaces().values()),
                GenerationOptions.of("org.lib").withGeneratorVersion("1.0"),
                List.of()));
    }

    private static GenerationRequest user(String wit, BindingsManifest... existing) {
        return GenerationRequest.ofRootPackage(Wit.parse(wit), Wit.options()).withExisting(List.of(existing));
    }

    private static List<Diagnostic> refusals(GenerationRequest request) {
        GenerationException refused =
                catchThrowableOfType(GenerationException.class, () -> Generator.generate(request));
        assertThat(refused).isNotNull();
        return refused.diagnostics();
    }

    @Test
    void aManifestSurvivesItsFile() {
        GeneratedFile file = library.manifest().file();

        assertThat(file.path()).isEqualTo("META-INF/witloof/bindings/org.lib.bindings");
        assertThat(BindingsManifest.parse("org.lib", file.content())).isEqualTo(library.manifest());
        assertThat(library.resources()).containsExactly(file);
    }

    @Test
    void whatADependencyShipsIsReferredToAndNotGenerated() {
        GeneratedSources sources = Wit.generate(user(WIT, library.manifest()));

        assertThat(sources.javaFiles())
                .extracting(GeneratedFile::path)
                .containsExactly(
                        "com/acme/test/shared/User.java",
                        "com/acme/test/shared/adapters/UserAdapters.java",
                        "com/acme/test/shared/adapters/package-info.java",
                        "com/acme/test/shared/package-info.java");
        assertThat(sources.javaFiles().get(0).content())
                .contains("import org.lib.test.shared.Api;", "import org.lib.test.shared.adapters.ApiAdapter;");
        assertThat(sources.resources()).isEmpty();
    }

    @Test
    void userAndDependencyCompileTogether() {
        GeneratedSources messaging = library(Wit.load(MESSAGING));
        GenerationRequest user = GenerationRequest.ofRootPackage(Wit.load(MESSAGING), Wit.options())
                .withExisting(List.of(messaging.manifest()));
        GeneratedSources worlds = Wit.generate(user);

        Compiled.strictly(new GeneratedSources(
                java.util.stream.Stream.concat(messaging.javaFiles().stream(), worlds.javaFiles().stream())
                        .toList(),
                worlds.manifest()));
    }

    @Test
    void anotherTextUnderTheSameNameIsRefusedWithAWayOut() {
        String changed = WIT.replace("text: string", "text: string, code: u8");

        assertThat(refusals(user(changed, library.manifest()))).hasSize(2).allSatisfy(diagnostic -> {
            assertThat(diagnostic.code()).isEqualTo(DiagnosticCode.BINDINGS_MISMATCH);
            assertThat(diagnostic.message()).startsWith("org.lib ships Java of `test:shared/");
            assertThat(diagnostic.hints()).singleElement().asString().contains("map `test:shared`");
        });
    }

    @Test
    void anExceptionThatTheDependencyDoesNotHaveMakesADifference() {
        String more = WIT.replace("interface api {", "interface api { other: func() -> result<u8, error>;");
        String without = WIT.replace("-> result<_, error>", "");
        BindingsManifest manifest = library(Wit.parse(without)).manifest();

        assertThat(refusals(user(more, manifest)))
                .extracting(diagnostic -> diagnostic.span().orElseThrow().text())
                .containsExactly("types", "api");
    }

    @Test
    void aMappedPackageIsGeneratedAllTheSame() {
        GenerationRequest request = GenerationRequest.ofRootPackage(
                        Wit.parse(WIT), Wit.options().withPackage("test:shared", "com.acme.own"))
                .withExisting(List.of(library.manifest()));

        assertThat(Wit.generate(request).javaFiles())
                .extracting(GeneratedFile::path)
                .contains("com/acme/own/Types.java", "com/acme/own/Api.java");
    }

    @Test
    void anInterfaceWithoutWhatItUsesIsRefused() {
        BindingsManifest part = new BindingsManifest(
                "part.jar", List.of(library.manifest().find("test:shared/api").orElseThrow()));

        assertThat(refusals(user(WIT, part))).singleElement().satisfies(diagnostic -> assertThat(diagnostic.message())
                .contains("part.jar ships Java of `test:shared/api`", "`test:shared/types`"));
    }

    @Test
    void twoDependenciesThatShipOneInterfaceAreRefused() {
        GeneratedSources other =
                Wit.generate(GenerationRequest.ofRootPackage(Wit.parse(WIT), GenerationOptions.of("org.other")));

        assertThat(refusals(user(WIT, library.manifest(), other.manifest())))
                .isNotEmpty()
                .allSatisfy(diagnostic -> assertThat(diagnostic.message())
                        .contains("two dependencies ship Java", "org.lib", "org.other"));
        GenerationRequest mapped = GenerationRequest.ofRootPackage(
                        Wit.parse(WIT), Wit.options().withPackage("test:shared", "org.other.test.shared"))
                .withExisting(List.of(library.manifest(), other.manifest()));
        assertThat(Wit.generate(mapped).javaFiles())
                .extracting(GeneratedFile::path)
                .doesNotContain("org/other/test/shared/Api.java");
    }

    @Test
    void aManifestThatIsNoneIsRefusedWithItsPlace() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BindingsManifest.parse("x.jar", "witloof-bindings 2\n"))
                .withMessageContaining("x.jar")
                .withMessageContaining("`witloof-bindings 1`");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> BindingsManifest.parse("x.jar", "witloof-bindings 1\ninterface a:b/c ../evil h\n"))
                .withMessageContaining("line 2")
                .withMessageContaining("../evil");
    }
}
