package dev.witloof.it;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The arrows between the modules, as docs/architecture.md draws them. */
class BoundaryTest {

    private static final JavaClasses WITLOOF =
            new ClassFileImporter(List.of(new ImportOption.DoNotIncludeTests())).importPackages("dev.witloof");

    @Test
    void allModulesAreSeen() {
        for (String module : new String[] {
            "wit",
            "component",
            "codegen",
            "docs",
            "runtime",
            "broker",
            "broker.memory",
            "broker.tck",
            "wasi",
            "messaging",
            "cli"
        }) {
            assertThat(WITLOOF.containPackage("dev.witloof." + module))
                    .as(module)
                    .isTrue();
        }
    }

    @Test
    void onlyOnePackageSeesTheEngine() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.witloof.runtime.chicory..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.dylibso..")
                .check(WITLOOF);
    }

    @Test
    void onlyCodegenSeesJavaPoet() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.witloof.codegen..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("com.squareup..")
                .check(WITLOOF);
    }

    @Test
    void onlyTheParserSeesAntlr() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.witloof.wit..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.antlr..")
                .check(WITLOOF);
    }

    @Test
    void onlyThePagesSeeMarkdown() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.witloof.docs..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.commonmark..")
                .check(WITLOOF);
    }

    @Test
    void onlyTheConfigurationSeesYaml() {
        noClasses()
                .that()
                .resideOutsideOfPackage("dev.witloof.messaging.config..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.snakeyaml..")
                .check(WITLOOF);
    }

    @Test
    void theComponentModuleLeansOnNothing() {
        classes()
                .that()
                .resideInAPackage("dev.witloof.component..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("dev.witloof.component..", "java..", "org.jspecify..")
                .check(WITLOOF);
    }

    @Test
    void brokersKnowNothingOfWebAssembly() {
        noClasses()
                .that()
                .resideInAPackage("dev.witloof.broker..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "dev.witloof.runtime..",
                        "dev.witloof.component..",
                        "dev.witloof.wit..",
                        "dev.witloof.codegen..",
                        "dev.witloof.messaging..")
                .check(WITLOOF);
    }

    @Test
    void onlyTheContractOfBrokersSeesJUnit() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.witloof.broker.tck..", "dev.witloof.it..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.junit..", "org.assertj..", "dev.witloof.broker.tck..")
                .check(WITLOOF);
    }

    @Test
    void theRuntimeKnowsNothingOfWitText() {
        noClasses()
                .that()
                .resideInAPackage("dev.witloof.runtime..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.witloof.wit..", "dev.witloof.codegen..")
                .check(WITLOOF);
    }

    @Test
    void modulesHaveNoCycles() {
        slices().matching("dev.witloof.(*)..").should().beFreeOfCycles().check(WITLOOF);
    }
}
