package dev.witloof.codegen.check;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.component.type.Version;
import dev.witloof.wit.diagnostic.Span;
import dev.witloof.wit.model.PackageName;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NextVersionTest {

    private static CompatibilityReport report(String before, String after, Weight weight) {
        Change change = new Change(weight, "x", Optional.<Span>empty(), Optional.empty(), Set.of());
        return new CompatibilityReport(name(before), name(after), List.of(change));
    }

    private static PackageName name(String version) {
        return new PackageName("a", "b", version.equals("-") ? Optional.empty() : Version.tryParse(version));
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3, BREAKING, 2.0.0",
        "1.2.3, ADDITION, 1.3.0",
        "1.2.3, FIX, 1.2.4",
        "1.2.3, UNSTABLE, 1.2.3",
        "0.2.3, BREAKING, 0.3.0",
        "0.2.3, ADDITION, 0.2.4",
        "0.2.3, FIX, 0.2.4",
        "0.0.3, BREAKING, 0.0.4",
        "0.0.3, ADDITION, 0.0.4",
        "1.2.3-rc.1, BREAKING, 1.2.3",
        "1.2.3+build, ADDITION, 1.3.0"
    })
    void theLeastVersionIsThatOfSemanticVersioning(String before, Weight weight, String least) {
        assertThat(report(before, before, weight).leastVersion().orElseThrow()).hasToString(least);
    }

    @ParameterizedTest
    @CsvSource({
        "1.2.3, 2.0.0, BREAKING, true",
        "1.2.3, 1.9.0, BREAKING, false",
        "1.2.3, 1.2.3, UNSTABLE, true",
        "1.2.3, 1.2.3, FIX, false",
        "1.2.3, 1.2.4, ADDITION, false",
        "1.2.3, 1.3.0, ADDITION, true",
        "1.2.3, 2.0.0-rc.1, BREAKING, true",
        "1.2.3, 1.3.0-rc.1, BREAKING, false",
        "0.2.0, 0.2.1, ADDITION, true",
        "0.2.0, 0.2.1, BREAKING, false",
        "0.2.0, 0.3.0, BREAKING, true",
        "0.0.1, 0.0.2, BREAKING, true",
        "0.2.0-draft, 0.2.0-draft, BREAKING, false",
        "0.2.0-draft, 0.2.0-draft, FIX, false",
        "0.2.0-draft, 0.2.0-draft2, BREAKING, true",
        "0.2.0-draft, 0.2.0, BREAKING, true",
        "-, -, BREAKING, false",
        "-, -, ADDITION, true",
        "-, 1.0.0, BREAKING, true",
        "1.0.0, -, BREAKING, false"
    })
    void aVersionIsEnoughOrIsNot(String before, String after, Weight weight, boolean allowed) {
        assertThat(report(before, after, weight).isAllowed()).isEqualTo(allowed);
    }
}
