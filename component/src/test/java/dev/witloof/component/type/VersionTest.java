package dev.witloof.component.type;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class VersionTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "0.0.0",
                "1.2.3",
                "0.2.0-draft",
                "1.0.0-rc-2023-11-10",
                "1.0.0-0.3.7",
                "1.0.0-x.7.z.92",
                "1.0.0-01a",
                "1.0.0-a1.1-a",
                "1.0.0-0.0a",
                "1.0.0--",
                "1.0.0+001",
                "1.0.0-beta+exp.sha.5114f85"
            })
    void readsWhatItWrites(String text) {
        assertThat(Version.tryParse(text).map(Version::toString)).contains(text);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "1",
                "1.2",
                "1.2.3.4",
                "01.2.3",
                "1.2.3-",
                "1.2.3-01",
                "1.2.3-a..b",
                "1.2.3+",
                "1.2.3-a b",
                "v1.2.3",
                "1.2.99999999999999999999",
                "1.2.3-ü"
            })
    void readsNothingElse(String text) {
        assertThat(Version.tryParse(text)).isEmpty();
    }

    @Test
    void ordersBySemverPrecedence() {
        List<Version> ordered = Stream.of(
                        "1.0.0-alpha",
                        "1.0.0-alpha.1",
                        "1.0.0-alpha.beta",
                        "1.0.0-beta",
                        "1.0.0-beta.2",
                        "1.0.0-beta.11",
                        "1.0.0-rc.1",
                        "1.0.0",
                        "1.0.0+build",
                        "1.0.1",
                        "1.1.0",
                        "2.0.0")
                .map(Version::tryParse)
                .flatMap(Optional::stream)
                .toList();

        assertThat(ordered).hasSize(12).isSorted();
    }
}
