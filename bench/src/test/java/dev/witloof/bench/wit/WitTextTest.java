package dev.witloof.bench.wit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.codegen.GeneratedSources;
import dev.witloof.codegen.GenerationOptions;
import dev.witloof.codegen.GenerationRequest;
import dev.witloof.codegen.Generator;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WitTextTest {
    @TempDir
    private Path folder;

    @Test
    void hasTheFunctionsThatItSays() throws Exception {
        assertThat(WitText.FUNCTIONS_1000.functions()).isEqualTo(1_000);
        assertThat(WitText.FUNCTIONS_10000.functions()).isEqualTo(10_000);
        assertThat(WitText.WASI.functions()).isGreaterThan(100);
    }

    @Test
    void generatesAllOfIt() throws Exception {
        GeneratedSources sources = Generator.generate(
                GenerationRequest.ofRootPackage(WitText.FUNCTIONS_1000.resolve(), GenerationOptions.of("bench")));
        assertThat(sources.javaFiles())
                .filteredOn(file -> file.path().matches(".*/Part_[0-9]+\\.java"))
                .hasSize(1_000 / LargePackage.PER_INTERFACE)
                .allMatch(file -> file.content().contains(" function_19("));
    }

    @Test
    void hasNothingToDoTheSecondTime() throws Exception {
        assertThat(UpToDateRun.measure(folder, 1)).isPositive();
    }
}
