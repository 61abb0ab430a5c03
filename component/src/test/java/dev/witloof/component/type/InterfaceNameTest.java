package dev.witloof.component.type;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class InterfaceNameTest {
    @Test
    void parsesItsParts() {
        InterfaceName name = InterfaceName.parse("wasi:http-x/types@0.2.0-draft+b1");

        assertThat(name.namespace()).isEqualTo("wasi");
        assertThat(name.packageName()).isEqualTo("http-x");
        assertThat(name.interfaceName()).isEqualTo("types");
        assertThat(name.version()).contains(new Version(0, 2, 0, Optional.of("draft"), Optional.of("b1")));
        assertThat(InterfaceName.parse("a:b/C").version()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"wasi:io/streams@0.2.6", "wasi:io/streams", "a:b/c@1.0.0-rc.1+x.y"})
    void printsWhatItParsed(String text) {
        assertThat(InterfaceName.parse(text)).hasToString(text);
    }

    @ParameterizedTest
    @CsvSource({
        "wasi:io/streams@1.2.3, wasi:io/streams@1",
        "wasi:io/streams@1.2.3+b, wasi:io/streams@1",
        "wasi:io/streams@0.2.6, wasi:io/streams@0.2",
        "wasi:io/streams@10.0.0, wasi:io/streams@10",
        "wasi:io/streams@0.0.6, wasi:io/streams@0.0.6",
        "wasi:io/streams@0.2.0-draft, wasi:io/streams@0.2.0-draft",
        "wasi:io/streams@1.0.0-rc.1, wasi:io/streams@1.0.0-rc.1",
        "wasi:io/streams, wasi:io/streams",
    })
    void knowsTheTrackOfItsVersion(String name, String track) {
        assertThat(InterfaceName.parse(name).track()).isEqualTo(track);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "streams",
                "io/streams",
                "wasi:io",
                "wasi:io/",
                ":io/streams",
                "wasi:/streams",
                "wasi:io/streams@",
                "wasi:io/streams@1",
                "wasi:io/streams@1.2",
                "wasi:io/streams@01.2.3",
                "wasi:io/streams@1.2.3-",
                "wasi:io/streams@1.2.3-01",
                "wasi:io/streams@1.2.3-a..b",
                "wasi:io/streams@1.2.3+",
                "wasi:IO/streams",
                "WASI:io/streams",
                "wasi:io/streams/more",
                "wasi:a:b/c",
                "wasi:io/streams@1.2.3@4.5.6",
                "wasi:io/streams@1234567890123456789.0.0",
                "wasi:io/str eams"
            })
    void refusesOtherTexts(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> InterfaceName.parse(text))
                .withMessageContaining("`");
    }

    @Test
    void parsesVeryLongVersionsInLittleTime() {
        String identifier = "1".repeat(1_000_000);

        assertThat(Version.parse("1.0.0-a." + identifier + "+" + identifier).build())
                .contains(identifier);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Version.parse("1.0.0-" + "a.".repeat(500_000)))
                .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(200));
    }

    @Test
    void ordersVersionsByPrecedence() {
        List<String> ascending = List.of(
                "1.0.0-alpha",
                "1.0.0-alpha.1",
                "1.0.0-alpha.beta",
                "1.0.0-beta",
                "1.0.0-beta.2",
                "1.0.0-beta.11",
                "1.0.0-rc.1",
                "1.0.0",
                "1.0.0+a",
                "1.0.0+b",
                "1.0.1",
                "1.2.0",
                "1.10.0",
                "2.0.0");
        List<Version> versions =
                new ArrayList<>(ascending.stream().map(Version::parse).toList());
        Collections.shuffle(versions, new Random(1));

        assertThat(versions.stream().sorted().map(Version::toString)).containsExactlyElementsOf(ascending);
    }
}
