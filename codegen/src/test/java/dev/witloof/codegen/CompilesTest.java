package dev.witloof.codegen;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CompilesTest {
    @ParameterizedTest
    @MethodSource("inputs")
    void whatIsGeneratedCompilesWithoutAWarning(Path input) {
        GeneratedSources sources = Wit.generate(Wit.load(input));

        assertThat(sources.javaFiles()).isNotEmpty();
        Compiled.strictly(sources);
    }

    @ParameterizedTest
    @MethodSource("inputs")
    void theSameInputGivesTheSameBytes(Path input) {
        assertThat(Wit.generate(Wit.load(input))).isEqualTo(Wit.generate(Wit.load(input)));
    }

    static List<Path> inputs() {
        return Wit.repository();
    }
}
