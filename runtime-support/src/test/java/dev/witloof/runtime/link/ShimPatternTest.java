package dev.witloof.runtime.link;

import static org.assertj.core.api.Assertions.assertThat;

import dev.witloof.runtime.Component;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShimPatternTest {
    @ParameterizedTest
    @CsvSource({"upper-c, 3, 1", "upper-rust, 3, 1", "requester, 3, 1", "types, 3, 1", "resources, 4, 2", "greet, 1, 1"
    })
    void leavesOutWitComponentsShimAndFixup(String guest, int modules, int left) {
        Component component = Guests.load(guest);
        Blueprint whole = Evaluator.evaluate(component.definition(), component.modules());
        assertThat(instances(whole)).isEqualTo(modules);
        assertThat(instances(ShimPattern.remove(whole))).isEqualTo(left);
    }

    private static long instances(Blueprint blueprint) {
        return blueprint.steps().stream()
                .filter(Step.Instantiate.class::isInstance)
                .count();
    }
}
