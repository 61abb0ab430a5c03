package dev.witloof.broker.memory.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.LauncherDiscoveryRequest;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** The contract notices what adapters do wrong: each mutant of the in-memory broker fails the tests that are named. */
class MutantsTest {

    @AfterEach
    void reset() {
        MutantTck.mutant = Mutant.NONE;
        MutantTck.quiet = MutantTck.QUIET;
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
    void isNoticed(Mutant mutant) {
        MutantTck.mutant = mutant;

        Map<String, Status> results = run(mutant.noticedBy());
        // What should not come may come late where the machine is busy, and what comes too early not be seen to.
        for (int attempt = 1; attempt <= 4 && results.containsValue(Status.SUCCESSFUL); attempt++) {
            MutantTck.quiet = MutantTck.quiet.multipliedBy(3);
            results = run(mutant.noticedBy());
        }
        Map<String, Status> last = results;

        assertThat(mutant.noticedBy()).isNotEmpty().allSatisfy(test -> assertThat(last)
                .containsEntry(test, Status.FAILED));
    }

    @Test
    void withoutAMutationAllOfThesePassOrNeedAMissingCapability() {
        Map<String, Status> results = run(Arrays.stream(Mutant.values())
                .flatMap(mutant -> mutant.noticedBy().stream())
                .collect(Collectors.toSet()));

        assertThat(results).isNotEmpty().doesNotContainValue(Status.FAILED);
        assertThat(results).allSatisfy((test, status) -> assertThat(status)
                .isEqualTo(test.startsWith("missing") ? Status.ABORTED : Status.SUCCESSFUL));
    }

    private static Map<String, Status> run(Collection<String> tests) {
        LauncherDiscoveryRequest request = LauncherDiscoveryRequestBuilder.request()
                .selectors(tests.stream()
                        .map(test -> DiscoverySelectors.selectMethod(
                                MutantTck.class.getName() + "#" + test + "(dev.witloof.broker.tck.Fixture)"))
                        .toList())
                .build();
        Map<String, Status> results = new TreeMap<>();
        LauncherFactory.create(LauncherConfig.builder()
                        .enableTestExecutionListenerAutoRegistration(false)
                        .build())
                .execute(request, new TestExecutionListener() {
                    @Override
                    public void executionFinished(TestIdentifier test, TestExecutionResult result) {
                        test.getSource()
                                .filter(MethodSource.class::isInstance)
                                .map(source -> ((MethodSource) source).getMethodName())
                                .ifPresent(name -> results.put(name, result.getStatus()));
                    }
                });
        return results;
    }
}
